import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { sign } from '../../electron/core/signature/private-keys.ts';
import { crm, own } from '../support/keys.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const body = Buffer.from('{"type":"SMS","message":"signed"}');
const pem = own.publicKey.export({ type: 'spki', format: 'pem' }).toString();

async function post({ port }: RunningCore, signature: string | null): Promise<void> {
  const headers: (readonly [string, string])[] = [['Content-Type', 'application/json']];
  if (signature !== null) headers.push(['X-GHL-Signature', signature]);
  const path = `/in/${pathToken}`;
  await requestThrough(`http://127.0.0.1:${port}`, { path, headers, body });
}

/** Waits until the list and the details have these verdicts. */
function verdicts({ core }: RunningCore, expected: readonly string[]) {
  return until(async () => {
    const rows = core.store.rows({ show: 'all', from: 0, count: 9 }).toReversed();
    const listed = rows.map(({ signature }) => signature);
    const details = await Promise.all(rows.map(({ id }) => core.details.of(id)));
    const detailed = details.map((detail) => detail?.inspection?.signature?.verdict);
    return [listed, detailed].every((all) => String(all) === String(expected));
  });
}

describe('a test key', () => {
  it('changes every verdict when it is added or removed, and survives a restart', async () => {
    const running = await runCore();
    const { core, dataDir } = running;
    await post(running, sign(body, own.privateKey));
    await post(running, sign(body, crm.privateKey));
    await post(running, null);
    await verdicts(running, ['mismatch', 'mismatch', 'missing']);

    const calls = windowHandlers(core);
    const added = await calls['keys.add']({ name: 'mine', publicKey: pem });
    if (!added.ok) throw new Error(added.fault);
    const { fingerprint } = added.value;
    expect(core.state().keys).toEqual([
      { name: 'mine', fingerprint, publicKey: pem, canSign: false },
    ]);
    await verdicts(running, ['valid-test-key', 'mismatch', 'missing']);
    await until(() => core.state().recheck === null);
    // Each request is reported once, also when it is judged several times.
    expect(running.captured).toHaveLength(3);
    await core.close();

    const again = await runCore({}, dataDir);
    expect(again.core.state().recheck).toBeNull();
    await verdicts(again, ['valid-test-key', 'mismatch', 'missing']);
    expect(await windowHandlers(again.core)['keys.remove']({ fingerprint })).toMatchObject({
      ok: true,
    });
    expect(again.core.state().keys).toEqual([]);
    await verdicts(again, ['mismatch', 'mismatch', 'missing']);
  });

  it('that is generated signs the test messages, and only the user can read its private half', async () => {
    const running = await runCore();
    const { core, dataDir } = running;
    const calls = windowHandlers(core);
    const made = await calls['keys.make']({ name: 'made here' });
    if (!made.ok) throw new Error(made.fault);
    const { fingerprint } = made.value;
    const file = join(dataDir, 'keys', `${fingerprint}.pem`);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(core.keys.pem(fingerprint, 'private')).toBe(readFileSync(file, 'utf8'));

    expect(await calls['sample.send']({ name: 'sms' })).toMatchObject({
      ok: true,
      value: { signedWith: 'made here' },
    });
    const { inspection } = await running.nth(1);
    expect(inspection?.signature).toMatchObject({
      verdict: 'valid-test-key',
      key: { sort: 'test', name: 'made here', fingerprint },
    });
    const code = await calls['signature.check']({ id: 1, language: 'typescript' });
    expect(code).toContain(made.value.publicKey.split('\n')[1]);

    await calls['keys.remove']({ fingerprint });
    expect(readdirSync(join(dataDir, 'keys'))).toEqual([]);
    expect(await calls['sample.send']({ name: 'sms' })).toMatchObject({
      value: { signedWith: null },
    });
  });

  it.each([
    ['with its line ends written as \\n', JSON.stringify(pem)],
    ['without its dashed lines', pem.replaceAll(/-----.*-----/g, '')],
    ['with spaces around', `\n  ${pem}\n`],
  ])('is understood %s', async (_, publicKey) => {
    const { core } = await runCore();
    expect(core.keys.add('mine', publicKey)).toMatchObject({ ok: true });
  });

  it('that was written into the settings by hand and cannot be read is ignored', async () => {
    const broken = { name: 'broken', publicKey: 'not a key' };
    const { core } = await runCore({ testKeys: [broken, { name: 'mine', publicKey: pem }] });
    expect(core.state().keys.map(({ name }) => name)).toEqual(['mine']);
    expect(core.keys.signer()).toBeNull();
  });

  it('is refused with the reason', async () => {
    const { core } = await runCore();
    const add = (publicKey: string) => {
      const result = core.keys.add('mine', publicKey);
      return result.ok ? null : result.fault;
    };
    const half = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(add(half)).toBe('private-key');
    expect(add('hello')).toBe('no-key');
    expect(add('')).toBe('no-key');
    const { legacy, published } = core.keys.current();
    expect(add(legacy.key.export({ type: 'spki', format: 'pem' }).toString())).toBe('other-sort');
    expect(add(published.key.export({ type: 'spki', format: 'pem' }).toString())).toBe(
      'known-already',
    );
    expect(add(pem)).toBeNull();
    expect(add(pem)).toBe('known-already');
    expect(core.state().keys).toHaveLength(1);
  });
});
