import { expect, it } from 'vitest';
import { offeredHostKey } from '../../../../electron/core/tunnel/ssh/offered-host-key.ts';
import { settingsSchema } from '../../../../shared/settings.ts';
import { sshServices } from '../../../../shared/ssh.ts';
import type { TunnelFault, TunnelState } from '../../../../shared/tunnel.ts';

const { tunnel } = settingsSchema.parse({ pathToken: null });
const fingerprint = `SHA256:${'c'.repeat(43)}`;
const failed = (fault: TunnelFault, detail: string): TunnelState => ({
  ...{ is: 'failed', host: 'ssh://localhost.run', fault, detail, retryAt: 0 },
});

it('is the key that the server showed, and whether the service has published it', () => {
  const { published } = sshServices['localhost.run'];
  expect(offeredHostKey(failed('host-key-unknown', `RSA ${published}`), tunnel)).toEqual({
    server: 'localhost.run',
    type: 'RSA',
    fingerprint: published,
    isChanged: false,
    isPublished: true,
  });
  const other = failed('host-key-changed', `RSA ${fingerprint}`);
  expect(offeredHostKey(other, tunnel)).toMatchObject({ isChanged: true, isPublished: false });
  expect(offeredHostKey(other, { ...tunnel, sshService: 'own' })?.isPublished).toBeNull();
});

it('is nothing for another fault, or without a fingerprint', () => {
  expect(offeredHostKey({ is: 'closed' }, tunnel)).toBeNull();
  expect(offeredHostKey(failed('died', `RSA ${fingerprint}`), tunnel)).toBeNull();
  expect(offeredHostKey(failed('host-key-unknown', 'Host key failed'), tunnel)).toBeNull();
});
