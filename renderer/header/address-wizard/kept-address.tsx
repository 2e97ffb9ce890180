import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { DeliveryAddress } from '../delivery-address.tsx';
import '../../ui/tone.css';
import '../first-steps.css';

interface KeptAddressProps {
  /** How long the test took. */
  readonly ms: number;
  readonly onClose: () => void;
}

/** The address that works and is kept, and where it is pasted. */
export function KeptAddress({ ms, onClose }: KeptAddressProps) {
  const { t, i18n } = useTranslation(['wizard', 'window']);
  const state = useWindow((window) => window.inspector);
  const region = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => region.current?.focus(), []);
  return (
    <div ref={region} tabIndex={-1} role="status" className="wizard-kept">
      <p className="wizard-works">
        <span className="tone-ok">
          <CircleCheck size={14} aria-hidden />
        </span>
        {t('kept', { ms: formatNumber(Math.ceil(ms), i18n.language) })}
      </p>
      <DeliveryAddress state={state} />
      <p>{t('next')}</p>
      <ol className="steps">
        <li>{t('window:help.app')}</li>
        <li>{t('window:help.provider')}</li>
        <li>{t('window:help.paste')}</li>
        <li>{t('window:help.then')}</li>
      </ol>
      <div className="wizard-buttons">
        <span className="wizard-room" />
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
