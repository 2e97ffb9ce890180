import { ChevronDown, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InspectorState } from '../../shared/state.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import '../ui/tone.css';
import { useSecondsSince } from '../ui/use-now.ts';
import { addressState, looks } from './address-state.ts';
import { TunnelFacts } from './tunnel-facts.tsx';

/** The state of the listener and the tunnel, as icon, word and colour. It opens the facts about them. */
export function StateButton({ state }: { readonly state: InspectorState }) {
  const { t } = useTranslation('address');
  const is = addressState(state);
  const { icon: Icon, tone } = looks[is];
  return (
    <span role="status" className="state">
      <Popover
        label={t('facts.title')}
        trigger={
          <Button
            variant="quiet"
            className={`state-button ${tone === null ? '' : `tone-${tone}`}`}
            title={t('facts.open')}
          >
            <Icon className={Icon === LoaderCircle ? 'turning' : ''} size={14} aria-hidden />
            <span className="bar-label">{is === 'opening' ? <Opening /> : t(`state.${is}`)}</span>
            <ChevronDown className="bar-chevron" size={12} aria-hidden />
          </Button>
        }
      >
        <TunnelFacts state={state} />
      </Popover>
    </span>
  );
}

/** Opening for longer than this is called slow. The inspector gives up a little later. */
const slowAfterSeconds = 5;

function Opening() {
  const { t } = useTranslation('address');
  const since = useWindow((state) => state.openingSince);
  const seconds = useSecondsSince(since ?? Date.now());
  return (
    <>
      {t(seconds < slowAfterSeconds ? 'state.opening' : 'state.slow')}{' '}
      <span aria-live="off">{t('state.seconds', { seconds })}</span>
    </>
  );
}
