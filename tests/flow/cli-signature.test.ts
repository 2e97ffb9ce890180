import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesDir } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, listening } from '../support/terminal.ts';

const sms = join(resourcesDir, 'samples', 'sms.json');
/** The fields that scripts read (docs/cli.md). */
const verifyKeys = ['signature', 'bytes', 'sha256', 'key', 'signed', 'reasons', 'trials'];
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

function keyFiles(): { secret: string; open: string; publicKey: KeyObject } {
  const dir = tempDir();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const secret = join(dir, 'private.pem');
  const open = join(dir, 'public.pem');
  writeFileSync(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(open, publicKey.export({ type: 'spki', format: 'pem' }));
  return { secret, open, publicKey };
}

function openssl(...args: string[]): void {
  const { status, stderr } = spawnSync('openssl', args);
  if (status !== 0) throw new Error(stderr.toString());
}

describe('a signature', () => {
  it('made by send is valid for listen, for show and for Node', async () => {
    const { secret, open, publicKey } = keyFiles();
    const dataDir = tempDir();
    const { localUrl, captured } = await listening(dataDir, '--test-key', open);
    const sent = await hookscope(['send', 'sms', '--to', localUrl, '--sign', secret, '--json']);
    const { signature } = JSON.parse(sent.stdout) as { signature: string };
    expect(verify(null, readFileSync(sms), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    const line = await captured(1);
    expect(line).toMatchObject({ signature: 'valid-test-key' });
    expect(line['headers']).toContainEqual(['X-GHL-Signature', signature]);
    const show = ['show', '1', '--data', dataDir, '--json'];
    expect(JSON.parse((await hookscope(show)).stdout)).toMatchObject({ signature: 'mismatch' });
    expect(JSON.parse((await hookscope([...show, '--test-key', open])).stdout)).toMatchObject({
      signature: 'valid-test-key',
    });
  });

  it('gets the verdicts that docs/cli.md names', async () => {
    const { secret, open } = keyFiles();
    const dataDir = tempDir();
    const { localUrl, stop } = await listening(dataDir);
    const sent = await hookscope(['send', sms, '--to', localUrl, '--sign', secret, '--json']);
    await stop();
    const { signature } = JSON.parse(sent.stdout) as { signature: string };
    const compact = join(dataDir, 'compact.json');
    writeFileSync(compact, JSON.stringify(JSON.parse(readFileSync(sms, 'utf8'))));
    const judged = async (text: string, ...more: string[]) => {
      const { code, stdout } = await hookscope([
        'verify',
        sms,
        `--signature=${text}`,
        '--json',
        ...more,
      ]);
      const verdict = JSON.parse(stdout) as { signature: string };
      expect(Object.keys(verdict)).toEqual(verifyKeys);
      return [code, verdict.signature];
    };
    expect(await judged(signature, '--key', open)).toEqual([0, 'valid-test-key']);
    expect(await judged(signature)).toEqual([1, 'mismatch']);
    expect(await judged('N/A')).toEqual([1, 'not-applicable']);
    expect(await judged('')).toEqual([1, 'missing']);
    expect(await judged('abc')).toEqual([1, 'malformed']);
  });

  it('requires an Ed25519 key of the right half, and says so', async () => {
    const { secret, open } = keyFiles();
    const rsa = join(tempDir(), 'rsa.pem');
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(rsa, publicKey.export({ type: 'spki', format: 'pem' }));
    const tried = [
      ['verify', sms, '--signature', 'N/A', '--key', rsa],
      ['verify', sms, '--signature', 'N/A', '--key', secret],
      ['verify', sms, '--signature', 'N/A', '--key', sms],
      ['send', 'sms', '--to', 'http://127.0.0.1:9/', '--sign', open],
      ['listen', '--port', '0', '--data', tempDir(), '--test-key', join(tempDir(), 'none.pem')],
    ];
    for (const args of tried) {
      const { code, stderr } = await hookscope(args);
      expect({ args, code, lines: stderr.trim().split('\n').length }).toEqual({
        args,
        code: 1,
        lines: 1,
      });
    }
  });

  it.skipIf(!hasOpenssl)('is exchanged with openssl in both directions', async () => {
    const dir = tempDir();
    const [secret, open, raw] = [join(dir, 'k.pem'), join(dir, 'p.pem'), join(dir, 'sig')];
    openssl('genpkey', '-algorithm', 'ed25519', '-out', secret);
    openssl('pkey', '-in', secret, '-pubout', '-out', open);
    openssl('pkeyutl', '-sign', '-inkey', secret, '-rawin', '-in', sms, '-out', raw);
    const theirs = readFileSync(raw).toString('base64');
    const verdict = await hookscope(['verify', sms, '--signature', theirs, '--key', open]);
    expect(verdict.code).toBe(0);
    expect(verdict.stdout).toContain('valid-test-key');

    const { localUrl } = await listening(tempDir());
    const sent = await hookscope(['send', 'sms', '--to', localUrl, '--sign', secret, '--json']);
    const { signature } = JSON.parse(sent.stdout) as { signature: string };
    writeFileSync(raw, Buffer.from(signature, 'base64'));
    openssl('pkeyutl', '-verify', '-pubin', '-inkey', open, '-rawin', '-in', sms, '-sigfile', raw);
  });
});
