import type { Settings } from '../../../../shared/settings.ts';
import { sshFingerprint, sshServices, type OfferedHostKey } from '../../../../shared/ssh.ts';
import type { TunnelState } from '../../../../shared/tunnel.ts';

/** The host key that a failed tunnel was shown; `null` when that is not why it failed. */
export function offeredHostKey(
  state: TunnelState,
  { sshService }: Settings['tunnel'],
): OfferedHostKey | null {
  if (state.is !== 'failed') return null;
  const { fault, detail, host } = state;
  const isChanged = fault === 'host-key-changed';
  const fingerprint = sshFingerprint.exec(detail)?.[0];
  if (fingerprint === undefined || !(isChanged || fault === 'host-key-unknown')) return null;
  const service = sshServices[sshService];
  return {
    server: host.replace(/^ssh:\/\//, ''),
    type: detail.slice(0, detail.indexOf(' ')),
    fingerprint,
    isChanged,
    isPublished: 'published' in service ? service.published === fingerprint : null,
  };
}
