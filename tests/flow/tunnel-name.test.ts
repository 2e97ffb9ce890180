import { expect, it, onTestFinished } from 'vitest';
import { changeSettings } from '../../electron/core/calls/change-settings.ts';
import { officialKeys } from '../support/keys.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { signed, signing } from '../support/signing.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';
import { until } from '../support/until.ts';

it('the address stays after a restart, although no name was chosen', async () => {
  const server = await startTunnelServer();
  onTestFinished(() => server.stop());
  const tunnel = { kind: 'localtunnel', host: server.host } as const;
  const first = await runCore({ tunnel });
  await first.core.tunnel.open();
  const { deliveryUrl } = first.core.state();
  expect(deliveryUrl).toMatch(/\/in\/test-token$/);
  await first.core.close();

  const second = await runCore({ tunnel }, first.dataDir);
  await second.core.tunnel.open();
  expect(second.core.state()).toMatchObject({ deliveryUrl, tunnel: { insteadOf: null } });
});

it('a name that another user has taken is reported', async () => {
  const server = await startTunnelServer();
  onTestFinished(() => server.stop());
  const tunnel = { kind: 'localtunnel', host: server.host } as const;
  const first = await runCore({ tunnel: { ...tunnel, subdomain: 'ours' } });
  await first.core.tunnel.open();
  await first.core.close();

  const other = await runCore({ tunnel: { ...tunnel, subdomain: 'ours' } });
  await other.core.tunnel.open();
  const second = await runCore({ tunnel }, first.dataDir);
  await second.core.tunnel.open();
  expect(second.core.state().tunnel).toMatchObject({ is: 'open', insteadOf: 'ours' });
});

it('the CRM has the address through which it posted, and nobody else says so', async () => {
  const before = 'http://before.localhost:9';
  const after = 'http://after.localhost:9';
  const { core, port, nth } = await runCore({ tunnel: { kind: 'address' } }, undefined, {
    officialKeys,
  });
  const body = '{"type":"SMS"}';
  const post = (as: 'crm' | 'own') =>
    fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
      method: 'POST',
      headers: Object.fromEntries(signed(signing.parse({ as }), Buffer.from(body))),
      body,
    });
  const moveTo = async (address: string) => {
    changeSettings(core, { tunnel: { address } });
    await until(() => core.state().deliveryUrl === `${address}/in/${pathToken}`);
  };

  await moveTo(before);
  await post('own');
  expect((await nth(1)).inspection?.signature?.verdict).toBe('mismatch');
  await moveTo(after);
  expect(core.state().movedFrom).toBeNull();

  await post('crm');
  await nth(2);
  await moveTo(before);
  expect(core.state().movedFrom).toBe(after);
  await post('crm');
  await until(() => core.state().movedFrom === null);
});
