import { useTranslation } from 'react-i18next';
import {
  fixedAddressPrograms,
  type ProgramOnMachine,
  type FixedAddressKind,
} from '../../../shared/fixed-address.ts';
import { tunnelKind } from '../../../shared/tunnel.ts';
import { Button } from '../../ui/button.tsx';
import { openLink } from '../../ui/open-link.ts';
import { SenderText } from '../../ui/sender-text.tsx';

interface ProgramStatusProps {
  readonly kind: FixedAddressKind;
  readonly programs: readonly ProgramOnMachine[];
}

/** Whether the program of a kind is on this computer, and the next step when it is not. */
export function ProgramStatus({ kind, programs }: ProgramStatusProps) {
  const { t } = useTranslation('wizard');
  const { program: name, logIn } = tunnelKind(kind);
  const found = programs.find(({ program }) => program === name);
  if (found === undefined) return null;
  const { program, isFound, version, account, host } = found;
  if (!isFound)
    return (
      <p className="wizard-status">
        {t('status.notHere', { program })}{' '}
        <Button onClick={() => openLink(fixedAddressPrograms[program].page)}>
          {t('install', { program })}
        </Button>
      </p>
    );
  if (account === 'missing')
    return (
      <p className="wizard-status">{t('status.loggedOut', { program, logIn: logIn ?? '' })}</p>
    );
  return (
    <p className="wizard-status">
      <SenderText text={t('status.here', { program, version: version ?? '' })} />{' '}
      {host !== null && t('status.host', { host })}
    </p>
  );
}
