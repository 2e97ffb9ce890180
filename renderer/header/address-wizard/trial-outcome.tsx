import { useTranslation } from 'react-i18next';
import type { TunnelTrial } from '../../../shared/fixed-address.ts';
import type { Settings } from '../../../shared/settings.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { faultValues } from '../fault-values.ts';
import { SystemDetail } from '../system-detail.tsx';
import { wizardFields } from './draft.ts';

interface TrialOutcomeProps {
  readonly trial: Exclude<TunnelTrial, { readonly is: 'kept' }>;
  /** The settings that were tried. */
  readonly tried: Pick<Settings['tunnel'], 'kind' | 'domain' | 'tokenFile'>;
  /** The user trusts the key of the ssh server now. */
  readonly onTrusted: () => void;
}

/** Why what was tried is not kept, with the next step. */
export function TrialOutcome({ trial, tried, onTrusted }: TrialOutcomeProps) {
  const { t } = useTranslation(['wizard', 'tunnel']);
  const compareHostKey = useWindow((state) => state.compareHostKey);
  const { text, detail } = useReason(trial, tried);
  const isHostKey = trial.is === 'failed' && trial.fault.startsWith('host-key');
  const changedNothing = trial.is === 'failed' || trial.is === 'not-through';
  return (
    <div className="wizard-outcome" role="alert">
      {changedNothing && <p>{t('nothingChanged')}</p>}
      <p>
        <SenderText text={text} /> <SystemDetail detail={detail} />
      </p>
      {isHostKey && (
        <Button
          onClick={() =>
            inBackground(compareHostKey().then((isTrusted) => isTrusted && onTrusted()))
          }
        >
          {t('tunnel:compareKey')}
        </Button>
      )}
    </div>
  );
}

function useReason(
  trial: TrialOutcomeProps['trial'],
  tried: TrialOutcomeProps['tried'],
): { readonly text: string; readonly detail: string } {
  const { t } = useTranslation(['wizard', 'tunnel', 'settings']);
  const origin = useWindow(({ inspector }) =>
    inspector?.listener.is === 'listening' ? new URL(inspector.listener.localUrl).origin : '',
  );
  switch (trial.is) {
    case 'failed':
      return {
        text: t(`tunnel:fault.${trial.fault}`, faultValues(trial, tried)),
        detail: trial.fault === 'no-program' ? '' : trial.detail,
      };
    case 'not-through': {
      const isElsewhere = trial.fault !== 'other-path';
      const domain = tried.domain ?? '';
      if (tried.kind === 'address' && isElsewhere)
        return { text: t('tunnel:addressDegradation.notHere', { origin }), detail: trial.detail };
      if (tried.kind === 'cloudflared-named' && tried.tokenFile !== null && isElsewhere)
        return {
          text: t('tunnel:addressDegradation.forwarded', { domain, origin }),
          detail: trial.detail,
        };
      return {
        text: t(`tunnel:degradation.${trial.fault ?? 'no-answer'}`),
        detail: trial.detail,
      };
    }
    case 'invalid': {
      const field = wizardFields.find((name) => trial.detail.endsWith(`.${name}`));
      return {
        text: field === undefined ? trial.detail : t(`settings:invalid.${field}`),
        detail: '',
      };
    }
    case 'not-saved':
      return { text: t('notSaved', { detail: trial.detail }), detail: '' };
    case 'stopped':
    case 'declined':
    case 'busy':
      return { text: t(trial.is), detail: '' };
  }
}
