import { createPublicKey, verify } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { prepareRequest } from '../../../electron/core/send/prepare.ts';
import { keySet, testKey } from '../../../electron/core/signature/keys.ts';
import { verifySignature } from '../../../electron/core/signature/verify.ts';
import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import { officialKeys, own } from '../../support/keys.ts';
import { posted } from '../../support/posted.ts';
import { tempDir } from '../../support/temp-dir.ts';

const signer = { name: 'mine', key: own.privateKey };
const body = Buffer.from('{"messageId":"GKJxs4P5L8dWc5CFUITM","message":"Grüße 🎉"}');
const old: HeaderPairs = [
  ['Host', 'h'],
  ['x-ghl-signature', 'b2xk'],
  ['Content-Type', 'application/json'],
  ['X-WH-Signature', 'b2xkZXI='],
  ['X-GHL-Signature', 'YWdhaW4='],
];

const prepared = (
  headers: HeaderPairs,
  wanted: Parameters<typeof prepareRequest>[2],
  bytes = body,
) => prepareRequest(posted(bytes, headers), bytes, wanted, Date.now());

describe('a request that is signed again', () => {
  it('has the new signature in the place and the spelling of the first old one, and no other', async () => {
    const { request } = await prepared(old, { signer, asNew: false });
    expect(request.headers.map(([name]) => name)).toEqual([
      'Host',
      'x-ghl-signature',
      'Content-Type',
    ]);
  });

  it('gets the field when it had none', async () => {
    const { request } = await prepared([['Host', 'h']], { signer, asNew: false });
    expect(request.headers.map(([name]) => name)).toEqual(['Host', 'X-GHL-Signature']);
  });

  it.each([false, true])('is accepted by our verifier, as new: %s', async (asNew) => {
    for (const [headers, bytes] of [
      [old, body],
      [[...old, ['Content-Encoding', 'gzip']] as HeaderPairs, gzipSync(body)],
    ] as const) {
      const made = await prepared(headers, { signer, asNew }, bytes);
      const keys = keySet(officialKeys, [testKey('mine', own.publicKey)]);
      const { verdict } = await verifySignature(
        { headers: made.request.headers, body: { ended: 'complete' } },
        Buffer.from(made.body),
        keys,
      );
      expect(verdict).toBe('valid-test-key');
      expect(made.changes).toEqual({ signedWith: 'mine', isNew: asNew, isEdited: false });
      expect(Buffer.compare(made.body, bytes) === 0).toBe(!asNew);
    }
  });

  it('is accepted by openssl, or by Node where there is none', async () => {
    const { request, body: bytes } = await prepared(old, { signer, asNew: true });
    const value = Buffer.from(headerValue(request.headers, 'X-GHL-Signature') ?? '', 'base64');
    expect(verify(null, bytes, createPublicKey(own.privateKey), value)).toBe(true);
    if (spawnSync('openssl', ['version']).status !== 0) return;
    const dir = tempDir();
    writeFileSync(join(dir, 'key.pem'), own.publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(join(dir, 'body'), bytes);
    writeFileSync(join(dir, 'signature'), value);
    const args = '-verify -pubin -inkey key.pem -rawin -in body -sigfile signature'.split(' ');
    expect(spawnSync('openssl', ['pkeyutl', ...args], { cwd: dir }).status).toBe(0);
  });
});

describe('an unsigned request', () => {
  it('loses a signature that was made over other bytes', async () => {
    const { request, changes } = await prepared(old, { signer: null, asNew: true });
    expect(request.headers.map(([name]) => name)).toEqual(['Host', 'Content-Type']);
    expect(changes).toEqual({ signedWith: null, isNew: true, isEdited: false });
  });

  it('keeps it while its bytes are the same', async () => {
    const same = await prepared(old, { signer: null, asNew: false });
    expect(same.request.headers).toEqual(old);
    const bytes = Buffer.from('no json');
    const kept = await prepared(old, { signer: null, asNew: true }, bytes);
    expect(kept.request.headers).toEqual(old);
    expect(kept.body).toBe(bytes);
    expect(kept.notRenewed).toContain('not JSON');
  });
});
