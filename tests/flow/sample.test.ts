import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { createCore } from '../../electron/core/core.ts';
import { sendSample } from '../../electron/core/sample/send-sample.ts';
import { onLoopback } from '../support/loopback.ts';
import { resourcesDir, runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';

const bytesOf = (kind: string) => readFileSync(join(resourcesDir, 'samples', `${kind}.json`));

describe('sending a test', () => {
  it.each(['sms', 'email'] as const)(
    'posts the documented %s to the local address',
    async (kind) => {
      const { core, nth } = await runCore();
      const sent = await windowHandlers(core)['sample.send']({ kind });
      expect(sent).toMatchObject({ ok: true, value: { status: 200 } });
      const { request, inspection } = await nth(1);
      expect(request.via).toBe('local');
      expect(inspection?.kind).toBe(kind);
      expect(inspection?.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(bytesOf(kind).equals(core.store.body(request.id) ?? Buffer.alloc(0))).toBe(true);
    },
  );

  it('goes through the tunnel when it is open', async () => {
    const server = await startTunnelServer();
    onTestFinished(() => server.stop());
    const tunnel = { kind: 'localtunnel', host: server.host, subdomain: 'sample' } as const;
    const { core, nth } = await runCore({ tunnel });
    await core.tunnel.open();
    const { deliveryUrl } = core.state();
    expect(deliveryUrl).toBe(`${server.publicUrl('sample')}/in/test-token`);
    expect(await windowHandlers(core)['sample.send']({ kind: 'sms' })).toMatchObject({
      ok: true,
      value: { status: 200, url: deliveryUrl },
    });
    expect((await nth(1)).request.via).toBe('tunnel');
  });

  it('reports the reason when nothing answers', async () => {
    const { port, close } = await onLoopback(createServer());
    await close();
    const sent = await sendSample('sms', `http://127.0.0.1:${port}/`, resourcesDir, [], null);
    expect(sent).toMatchObject({ ok: false, fault: 'not-delivered', detail: /ECONNREFUSED/ });
  });

  it('reports that nothing is listening yet', async () => {
    const core = createCore({ dataDir: tempDir(), resourcesDir });
    onTestFinished(() => core.close());
    expect(await windowHandlers(core)['sample.send']({ kind: 'sms' })).toMatchObject({
      ok: false,
      fault: 'not-listening',
    });
  });
});
