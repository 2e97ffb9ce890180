import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { createCore } from '../../electron/core/core.ts';
import { createSampleSender } from '../../electron/core/sample/sample-sender.ts';
import { settingsSchema } from '../../shared/settings.ts';
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
      const sent = await windowHandlers(core)['sample.send']({ name: kind });
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
    expect(await windowHandlers(core)['sample.send']({ name: 'sms' })).toMatchObject({
      ok: true,
      value: { status: 200, url: deliveryUrl },
    });
    expect((await nth(1)).request.via).toBe('tunnel');
  });

  it('sends the same bytes twice, signed as chosen, or spoilt', async () => {
    const { core, nth } = await runCore();
    const calls = windowHandlers(core);
    const made = await calls['keys.make']({ name: 'mine' });
    if (!made.ok) throw new Error(made.fault);
    const signWith = made.value.fingerprint;
    const send = calls['sample.send'];
    expect(await send({ name: 'sms-live', signWith, delivery: 'twice' })).toMatchObject({
      value: { signedWith: 'mine', second: { status: 200 }, isRetryFollowing: false },
    });
    await send({ name: 'sms-live', signWith: null, delivery: 'retry' });
    await send({ name: 'sms', fault: 'signature' });
    await send({ name: 'sms', fault: 'json' });
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(nth));
    expect(all.map(({ inspection }) => inspection?.signature?.verdict)).toEqual([
      ...['valid-test-key', 'valid-test-key', 'missing', 'missing'],
      ...['mismatch', 'valid-test-key'],
    ]);
    const hashes = all.map(({ request }) => request.body.sha256);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).toBe(hashes[3]);
    expect(hashes[1]).not.toBe(hashes[2]);
    expect(all.at(-1)?.inspection?.issues.map(({ code }) => code)).toContain('json.invalid.end');
    expect(await send({ name: 'sms', signWith: '0'.repeat(64) })).toMatchObject({
      ok: false,
      fault: 'no-such-key',
    });
  });

  it('announces a later retry, which closing prevents', async () => {
    const { core } = await runCore();
    const sent = await windowHandlers(core)['sample.send']({
      name: 'sms',
      delivery: 'retry-later',
    });
    expect(sent).toMatchObject({ value: { second: null, isRetryFollowing: true } });
    await core.close();
  });

  it('reports the reason when nothing answers', async () => {
    const { port, close } = await onLoopback(createServer());
    await close();
    const { send } = createSampleSender({
      resourcesDir,
      keys: { signer: () => null, signerOf: () => null },
      settings: () => settingsSchema.parse({ pathToken: null }),
      status: () => ({ deliveryUrl: `http://127.0.0.1:${port}/`, listener: { is: 'starting' } }),
    });
    const sent = await send({ name: 'sms' });
    expect(sent).toMatchObject({ ok: false, fault: 'not-delivered', detail: /ECONNREFUSED/ });
  });

  it('reports that nothing is listening yet', async () => {
    const core = createCore({ dataDir: tempDir(), resourcesDir });
    onTestFinished(() => core.close());
    expect(await windowHandlers(core)['sample.send']({ name: 'sms' })).toMatchObject({
      ok: false,
      fault: 'not-listening',
    });
  });
});
