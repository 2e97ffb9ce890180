import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/settings.ts';
import {
  isFixedAddressKind,
  recommend,
  type ProgramOnMachine,
  type FixedAddressKind,
  type TunnelTrial,
} from '../../../shared/fixed-address.ts';
import { bridge } from '../../bridge.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { inBackground } from '../../ui/failures.ts';
import { useSecondsSince } from '../../ui/use-now.ts';
import { changeOf, draftOf } from './draft.ts';
import { KeptAddress } from './kept-address.tsx';
import { TrialOutcome } from './trial-outcome.tsx';
import { WizardForm } from './wizard-form.tsx';
import '../../ui/input.css';
import './wizard.css';

/** The dialog that finds an address that stays: it looks at this computer, recommends one, tries it, and keeps what works. */
export function AddressWizard({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('wizard');
  const settings = useWindow((state) => state.inspector?.settings);
  const [programs, setPrograms] = useState<readonly ProgramOnMachine[] | null>(null);
  const look = () => {
    setPrograms(null);
    inBackground(bridge.call('tunnel.programs').then(setPrograms));
  };
  useEffect(() => inBackground(bridge.call('tunnel.programs').then(setPrograms)), []);
  return (
    <Dialog
      title={t('title')}
      onClose={() => {
        inBackground(bridge.call('tunnel.stopTrial'));
        onClose();
      }}
      isWide
    >
      <div className="wizard">
        {programs === null || settings === undefined ? (
          <p className="wizard-looking" role="status">
            <LoaderCircle className="turning" size={14} aria-hidden /> {t('looking')}
          </p>
        ) : (
          <Steps {...{ programs, settings, look, onClose }} />
        )}
      </div>
    </Dialog>
  );
}

interface StepsProps {
  readonly programs: readonly ProgramOnMachine[];
  readonly settings: Settings;
  readonly look: () => void;
  readonly onClose: () => void;
}

function Steps({ programs, settings, look, onClose }: StepsProps) {
  const { t } = useTranslation('wizard');
  const present = settings.tunnel.kind;
  const [kind, setKind] = useState<FixedAddressKind>(
    isFixedAddressKind(present) ? present : recommend(programs).kind,
  );
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [since, setSince] = useState<number | null>(null);
  const [trial, setTrial] = useState<TunnelTrial | null>(null);
  const chosen = useRef<HTMLFormElement>(null);
  // What had the focus until now, the text that the computer is looked at, is gone.
  useEffect(() => chosen.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);

  async function run() {
    if (since !== null) return;
    setTrial(null);
    setSince(Date.now());
    try {
      setTrial(await bridge.call('tunnel.try', changeOf(kind, draft)));
    } finally {
      setSince(null);
    }
  }

  if (trial?.is === 'kept') return <KeptAddress ms={trial.ms} onClose={onClose} />;
  const tried = { kind, domain: draft.domain || null, tokenFile: draft.tokenFile || null };
  return (
    <form
      ref={chosen}
      onSubmit={(event) => {
        event.preventDefault();
        inBackground(run());
      }}
    >
      <p>{t('intro')}</p>
      <WizardForm
        {...{ programs, kind, draft }}
        onKind={(next) => {
          setKind(next);
          setTrial(null);
        }}
        onDraft={setDraft}
      />
      <div className="wizard-foot">
        {trial !== null && (
          <TrialOutcome trial={trial} tried={tried} onTrusted={() => inBackground(run())} />
        )}
        <div className="wizard-buttons">
          <Button onClick={look} disabled={since !== null}>
            {t('lookAgain')}
          </Button>
          {since !== null && <Trying since={since} />}
          <span className="wizard-room" />
          {since === null ? (
            <Button onClick={onClose}>{t('cancel')}</Button>
          ) : (
            <Button onClick={() => inBackground(bridge.call('tunnel.stopTrial'))}>
              {t('stop')}
            </Button>
          )}
          <Button type="submit" variant="primary" aria-disabled={since !== null}>
            {t('try')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Trying({ since }: { readonly since: number }) {
  const { t } = useTranslation('wizard');
  return (
    <p className="wizard-trying" role="status">
      <LoaderCircle className="turning" size={14} aria-hidden />{' '}
      <span aria-live="off">{t('trying', { seconds: useSecondsSince(since) })}</span>
    </p>
  );
}
