import { useTranslation } from 'react-i18next';
import type { ListenerState } from '../../shared/state.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';

interface LocalAddressProps {
  readonly listener: ListenerState & { readonly is: 'listening' };
  /** Whether the user's own proxy forwards requests: it needs the origin without the path. */
  readonly isForwarded: boolean;
}

/** The address that receives requests on this computer. */
export function LocalAddress({ listener: { localUrl }, isForwarded }: LocalAddressProps) {
  const { t } = useTranslation(['window', 'tunnel']);
  const url = isForwarded ? new URL(localUrl).origin : localUrl;
  return (
    <>
      {t(isForwarded ? 'tunnel:forwardTo' : 'address.local')}{' '}
      <code className="selectable truncate">
        <SenderText text={url} />
      </code>
      <CopyButton
        text={url}
        label={t(isForwarded ? 'tunnel:copyForwardTo' : 'address.copyLocal')}
      />
    </>
  );
}
