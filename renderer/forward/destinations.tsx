import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { Notice } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { useUndo } from '../ui/use-undo.ts';
import { AddDestination } from './add-destination.tsx';
import { DestinationForm } from './destination-form.tsx';
import { DestinationHead } from './destination-head.tsx';
import { RelayField } from './relay-field.tsx';
import '../ui/input.css';
import '../settings/settings.css';
import './destinations.css';

/** The servers that requests are forwarded to: a field for a new one, the list, and which of them answers the CRM. */
export function Destinations({ takesFocus = false }: { readonly takesFocus?: boolean }) {
  const { t } = useTranslation('destinations');
  const destinations = useWindow((state) => state.inspector?.settings.destinations) ?? [];
  const remove = useWindow((state) => state.removeDestination);
  const [open, setOpen] = useState<string | null>(null);
  const region = useKeptFocus<HTMLDivElement>((destinationsPart) =>
    destinationsPart.querySelector('input'),
  );
  return (
    <div ref={region} className="destinations">
      <p className="setting-hint">{t('intro')}</p>
      <AddDestination takesFocus={takesFocus} />
      <RemovedNotice />
      {destinations.length > 0 && (
        <ul className="destination-list" aria-label={t('list')}>
          {destinations.map((one) => (
            <li key={one.id} className="destination">
              <DestinationHead
                destination={one}
                isOpen={open === one.id}
                onToggle={() => setOpen(open === one.id ? null : one.id)}
                onRemove={() => inBackground(remove(one.id))}
              />
              {open === one.id && <DestinationForm destination={one} />}
            </li>
          ))}
        </ul>
      )}
      {destinations.length > 0 && <RelayField destinations={destinations} />}
    </div>
  );
}

/** The destination that was removed last, with a button that restores it. */
function RemovedNotice() {
  const { t } = useTranslation('destinations');
  const removed = useWindow((state) => state.removedDestination);
  const restore = useWindow((state) => state.restoreDestination);
  const dismiss = useWindow((state) => state.dismissRemovedDestination);
  const button = useRef<HTMLButtonElement>(null);
  const undo = () => inBackground(restore());
  useUndo(removed === null ? null : undo, { inDialog: true });
  // The button that removed it has disappeared with it.
  useEffect(() => button.current?.focus(), [removed]);
  if (removed === null) return null;
  return (
    <Notice
      severity="info"
      onDismiss={dismiss}
      action={
        <Button ref={button} onClick={undo}>
          {t('undo')}
        </Button>
      }
    >
      {t('removed', { name: removed.destination.name })}
    </Notice>
  );
}
