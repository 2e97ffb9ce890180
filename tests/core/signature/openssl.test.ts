import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keySet, officialKey, testKey } from '../../../electron/core/signature/keys.ts';
import { sign } from '../../../electron/core/signature/private-keys.ts';
import { verifySignature } from '../../../electron/core/signature/verify.ts';
import { officialKeys } from '../../support/keys.ts';
import { tempDir } from '../../support/temp-dir.ts';

const there = spawnSync('openssl', ['version']).status === 0;
const name = there ? 'openssl' : 'openssl, which this machine lacks,';
const bodies = ['{"type":"SMS","message":"Grüße 🎉"}', '\ufeff{ }\r\n', '\0\x01'.repeat(5_000)];

/** Runs openssl in a folder. @returns whether it was content. */
function openssl(cwd: string, ...args: string[]): boolean {
  return spawnSync('openssl', args, { cwd }).status === 0;
}

/** A folder with `secret.pem`, `open.pem` and `body`. */
function folderWith(body: string, ...algorithm: string[]): string {
  const dir = tempDir();
  writeFileSync(join(dir, 'body'), body);
  expect(openssl(dir, 'genpkey', ...algorithm, '-out', 'secret.pem')).toBe(true);
  expect(openssl(dir, 'pkey', '-in', 'secret.pem', '-pubout', '-out', 'open.pem')).toBe(true);
  return dir;
}

const ed25519 = ['-algorithm', 'ed25519'];
const rsa = ['-algorithm', 'rsa', '-pkeyopt', 'rsa_keygen_bits:4096'];
const publicKey = (dir: string) => createPublicKey(readFileSync(join(dir, 'open.pem')));

describe.skipIf(!there)(`${name} and we`, () => {
  it.each(bodies)('agree on what it signed with Ed25519: %j', async (body) => {
    const dir = folderWith(body, ...ed25519);
    const args = ['-inkey', 'secret.pem', '-rawin', '-in', 'body', '-out', 'signature'];
    expect(openssl(dir, 'pkeyutl', '-sign', ...args)).toBe(true);
    const value = readFileSync(join(dir, 'signature')).toString('base64');
    const keys = keySet(officialKeys, [testKey('theirs', publicKey(dir))]);
    const judge = (bytes: Buffer) =>
      verifySignature(
        { headers: [['X-GHL-Signature', value]], body: { ended: 'complete' } },
        bytes,
        keys,
      );
    expect((await judge(Buffer.from(body))).verdict).toBe('valid-test-key');
    expect((await judge(Buffer.from(`${body}?`))).verdict).toBe('mismatch');
  });

  it.each(bodies)('agree on what we signed with Ed25519: %j', (body) => {
    const dir = folderWith(body, ...ed25519);
    const key = createPrivateKey(readFileSync(join(dir, 'secret.pem')));
    const value = sign(Buffer.from(body), key);
    writeFileSync(join(dir, 'signature'), Buffer.from(value, 'base64'));
    const verify = () =>
      openssl(
        dir,
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        'open.pem',
        '-rawin',
        '-in',
        'body',
        '-sigfile',
        'signature',
      );
    expect(verify()).toBe(true);
    writeFileSync(join(dir, 'body'), `${body}?`);
    expect(verify()).toBe(false);
  });

  it('agree on an old RSA signature', async () => {
    const [body = ''] = bodies;
    const dir = folderWith(body, ...rsa);
    expect(
      openssl(dir, 'dgst', '-sha256', '-sign', 'secret.pem', '-out', 'signature', 'body'),
    ).toBe(true);
    const value = readFileSync(join(dir, 'signature')).toString('base64');
    const keys = keySet({ ...officialKeys, legacy: officialKey('legacy', publicKey(dir)) }, []);
    const headers = [['X-WH-Signature', value]] as const;
    const judge = (bytes: Buffer) =>
      verifySignature({ headers, body: { ended: 'complete' } }, bytes, keys);
    expect((await judge(Buffer.from(body))).verdict).toBe('legacy-valid');
    expect((await judge(Buffer.from(`${body}?`))).verdict).toBe('mismatch');
  });
});
