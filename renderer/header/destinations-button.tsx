import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Forward,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InspectorState } from '../../shared/state.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { summariseDestinations, type DestinationsSummary } from './destinations-summary.ts';
import '../ui/tone.css';

const looks: Readonly<
  Record<DestinationsSummary['is'], { readonly icon: LucideIcon; readonly tone: string }>
> = {
  none: { icon: Forward, tone: '' },
  off: { icon: CircleDashed, tone: '' },
  untried: { icon: Circle, tone: '' },
  up: { icon: CircleCheck, tone: 'tone-ok' },
  down: { icon: CircleAlert, tone: 'tone-error' },
  loop: { icon: CircleAlert, tone: 'tone-error' },
  back: { icon: TriangleAlert, tone: 'tone-warning' },
};

/** Opens the destinations, and says in a few words whether they are reached. */
export function DestinationsButton({ state }: { readonly state: InspectorState }) {
  const { t, i18n } = useTranslation('destinations');
  const open = useWindow((window) => window.openDestinations);
  const { is, count, name, waiting } = summariseDestinations(state);
  const { icon: Icon, tone } = looks[is];
  const format = (number: number) => formatNumber(number, i18n.language);
  return (
    <Button variant="quiet" className="destinations-button" title={t('openHint')} onClick={open}>
      <span className={`destinations-dot ${tone}`}>
        <Icon size={14} aria-hidden />
      </span>
      <span className="bar-label bar-name truncate">
        {t(`button.${is}`, { count, name })}
        {waiting > 0 && ` · ${t('state.waiting', { count: waiting, shown: format(waiting) })}`}
      </span>
    </Button>
  );
}
