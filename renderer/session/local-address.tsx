import { useTranslation } from 'react-i18next';
import type { ListenerState } from '../../shared/state.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';

interface LocalAddressProps {
  readonly listener: ListenerState & { readonly is: 'listening' };
  /** A proxy of the user's own brings the requests: then it is the place to forward to that matters. */
  readonly forwarded: boolean;
}

/** Where requests come in on this computer. */
export function LocalAddress({ listener: { localUrl }, forwarded }: LocalAddressProps) {
  const { t } = useTranslation(['window', 'tunnel']);
  const url = forwarded ? new URL(localUrl).origin : localUrl;
  return (
    <>
      {t(forwarded ? 'tunnel:forwardTo' : 'address.local')}{' '}
      <code className="selectable truncate">
        <SenderText text={url} />
      </code>
      <CopyButton text={url} label={t(forwarded ? 'tunnel:copyForwardTo' : 'address.copyLocal')} />
    </>
  );
}
