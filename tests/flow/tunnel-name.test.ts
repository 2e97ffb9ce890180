import { expect, it, onTestFinished } from 'vitest';
import { runCore } from '../support/running-core.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';

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
