import { createHash, generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKeys, type VerifyingKeys } from '../../../electron/core/signature/keys.ts';
import { sign } from '../../../electron/core/signature/sign.ts';
import { verify, verifyRequest } from '../../../electron/core/signature/verify.ts';
import { resourcesDir } from '../../support/running-core.ts';

const crm = generateKeyPairSync('ed25519');
const own = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const keys: VerifyingKeys = { published: crm.publicKey, test: own.publicKey };
const body = Buffer.from('{ "type": "SMS", "message": "Grüße" }');
const judge = (text: string, bytes: Uint8Array = body) => verify(text, () => bytes, keys);

describe('the published key', () => {
  it('is the one of the documentation', () => {
    const der = readKeys(resourcesDir, null).published.export({ type: 'spki', format: 'der' });
    expect(createHash('sha256').update(der).digest('hex')).toBe(
      '5a2c1b2749d3efcc233fb27d4ab43d56b8d20818c42cd226f6c9a3ff20d3097c',
    );
  });
});

describe('a verdict', () => {
  it('tells the keys apart', () => {
    expect(judge(sign(body, crm.privateKey))).toBe('valid');
    expect(judge(sign(body, own.privateKey))).toBe('valid-test-key');
    expect(judge(sign(body, stranger.privateKey))).toBe('mismatch');
  });

  it('is for exactly these bytes', () => {
    const signature = sign(body, crm.privateKey);
    for (let at = 0; at < body.length; at += 1) {
      const altered = Buffer.from(body);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(judge(signature, altered)).toBe('mismatch');
    }
    expect(judge(signature, Buffer.concat([body, Buffer.from('\n')]))).toBe('mismatch');
  });

  it('recognises a sender that signs its JSON written anew', () => {
    const anew = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(judge(sign(anew, crm.privateKey))).toBe('valid-reserialised');
    expect(judge(sign(anew, own.privateKey))).toBe('valid-reserialised');
    expect(judge(sign(anew, stranger.privateKey))).toBe('mismatch');
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['N/A', 'not-applicable'],
    ['abc', 'malformed'],
    ['sha256=abcd', 'malformed'],
    [Buffer.alloc(63).toString('base64'), 'malformed'],
    [Buffer.alloc(65).toString('base64'), 'malformed'],
    [Buffer.alloc(64, 255).toString('base64url'), 'malformed'],
    [Buffer.alloc(64).toString('hex'), 'malformed'],
    [Buffer.alloc(64).toString('base64'), 'mismatch'],
  ])('on %j is %s', (text, verdict) => {
    expect(judge(text)).toBe(verdict);
  });

  it('finds the header in any spelling, and reads no body without one', () => {
    const signature = sign(body, crm.privateKey);
    expect(verifyRequest([['x-ghl-SIGNATURE', ` ${signature} `]], () => body, keys)).toBe('valid');
    const unread = () => {
      throw new Error('the body was read');
    };
    expect(verifyRequest([['X-WH-Signature', signature]], unread, keys)).toBe('missing');
  });

  it('is there for any text and any bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uint8Array(),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        (text, bytes, signature) => {
          expect(judge(text, bytes)).not.toMatch(/^valid/);
          expect(judge(Buffer.from(signature).toString('base64'), bytes)).toBe('mismatch');
        },
      ),
    );
  });
});
