import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/destinations.ts';
import { useWindow } from '../store/use-window.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { DestinationCondition } from './destination-condition.tsx';

interface DestinationHeadProps {
  readonly destination: Destination;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}

/** A destination in a few lines: a switch, its name and address, its condition, and the actions on it. */
export function DestinationHead(props: DestinationHeadProps) {
  const { destination, isOpen, onToggle, onRemove } = props;
  const { t } = useTranslation('destinations');
  const edit = useWindow((state) => state.editDestinations);
  const isRelay = useWindow(
    (state) => state.inspector?.settings.relay?.destination === destination.id,
  );
  const hasFault = useWindow(
    (state) => state.inspector?.destinationFaults[destination.id] !== undefined,
  );
  const { id, name, url, on, certificate } = destination;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="destination-head">
      <input
        type="checkbox"
        checked={on}
        aria-label={t('on', { name })}
        onChange={(event) => {
          const isOn = event.target.checked;
          inBackground(
            edit((all) => all.map((one) => (one.id === id ? { ...one, on: isOn } : one))),
          );
        }}
      />
      <div className="destination-main">
        <button
          type="button"
          className="destination-open"
          aria-expanded={isOpen}
          title={t('edit')}
          onClick={onToggle}
        >
          <span className={on ? 'destination-name' : 'destination-name destination-off'}>
            <span>
              <SenderText text={name} /> <Chevron size={14} aria-hidden />
            </span>
            {isRelay && <Badge tone="info">{t('answersCrm')}</Badge>}
            {certificate === 'none' && <Badge tone="warning">{t('unchecked')}</Badge>}
            {hasFault && <Badge tone="error">{t('queryFault')}</Badge>}
          </span>
          <span className="destination-url mono">
            <SenderText text={url} />
          </span>
        </button>
        <DestinationCondition destination={destination} />
      </div>
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('remove', { name })}
        title={t('removeHint')}
        onClick={onRemove}
      />
    </div>
  );
}
