import { createHash, sign as signWith } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../electron/core/signature/private-keys.ts';
import { verifySignature } from '../../../electron/core/signature/verify.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { context, crm, crmOfOld, keys, own, stranger } from '../../support/keys.ts';

const body = Buffer.from('{ "type": "SMS", "message": "Grüße" }');
const ghl = 'X-GHL-Signature';
const wh = 'X-WH-Signature';

function judge(
  headers: HeaderPairs,
  bytes: Uint8Array = body,
  ended: 'complete' | 'aborted' = 'complete',
) {
  return verifySignature({ headers, body: { ended } }, bytes, keys);
}

/** The verdict and the codes of the reasons. */
async function said(...given: Parameters<typeof judge>): Promise<readonly string[]> {
  const { verdict, reasons } = await judge(...given);
  return [verdict, ...reasons.map(({ code }) => code)];
}

const signed = (bytes: Uint8Array = body) => sign(bytes, crm.privateKey);
const rsa = (bytes: Uint8Array = body) =>
  signWith('sha256', bytes, crmOfOld.privateKey).toString('base64');

describe('the published keys', () => {
  it('are those of the documentation', () => {
    const { published, legacy } = context.keys;
    expect(published.name.fingerprint).toBe(
      '5a2c1b2749d3efcc233fb27d4ab43d56b8d20818c42cd226f6c9a3ff20d3097c',
    );
    expect(legacy.name.fingerprint).toBe(
      '2f62045d413b1b7747e26770ce7f57840cbf86288cd20ceb90d299a62501fd25',
    );
  });
});

describe('a verdict', () => {
  it('distinguishes the keys', async () => {
    expect(await said([[ghl, signed()]])).toEqual(['valid']);
    expect(await said([[ghl, sign(body, own.privateKey)]])).toEqual(['valid-test-key']);
    expect(await said([[ghl, sign(body, stranger.privateKey)]])).toEqual(['mismatch', 'other-key']);
  });

  it('has the key, the header as received, and the signed bytes', async () => {
    const found = await judge([['x-ghl-SIGNATURE', ` ${sign(body, own.privateKey)} `]]);
    expect(found).toMatchObject({
      verdict: 'valid-test-key',
      judged: 0,
      headers: [{ is: 'current', name: 'x-ghl-SIGNATURE', decodedBytes: 64 }],
      key: { sort: 'test', name: 'mine' },
      signed: { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') },
      explanations: [],
    });
  });

  it('is for exactly these bytes', async () => {
    for (let at = 0; at < body.length; at += 1) {
      const altered = Buffer.from(body);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect((await judge([[ghl, signed()]], altered)).verdict).toBe('mismatch');
    }
  });

  it('recognises a sender that signs its JSON rewritten', async () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    const found = await judge([[ghl, signed(rewritten)]]);
    expect(found).toMatchObject({
      verdict: 'valid-reserialised',
      key: { sort: 'published' },
      signed: { bytes: rewritten.length },
    });
    expect(await said([[ghl, sign(rewritten, stranger.privateKey)]])).toEqual([
      'mismatch',
      'other-key',
    ]);
  });

  it('tries every key on either header', async () => {
    expect(await said([[wh, rsa()]])).toEqual(['legacy-valid']);
    expect(await said([[wh, signed()]])).toEqual(['wrong-header']);
    expect(await said([[wh, sign(body, own.privateKey)]])).toEqual(['wrong-header']);
    expect(await said([[ghl, rsa()]])).toEqual(['malformed', 'legacy-signer']);
    expect(await said([[wh, rsa(Buffer.from('x'))]])).toEqual(['mismatch', 'other-key']);
  });

  it('is about X-GHL-Signature, and reports when the other header is valid', async () => {
    expect(
      await said([
        [wh, rsa()],
        [ghl, signed()],
      ]),
    ).toEqual(['valid']);
    const wrong = sign(body, stranger.privateKey);
    expect(
      await said([
        [wh, rsa()],
        [ghl, wrong],
      ]),
    ).toEqual(['mismatch', 'other-header']);
    expect(
      await said([
        [ghl, 'N/A'],
        [wh, rsa()],
      ]),
    ).toEqual(['legacy-valid']);
  });

  it('is about the first repeat, and reports when another one is valid', async () => {
    const wrong = sign(body, stranger.privateKey);
    expect(
      await said([
        [ghl, signed()],
        [ghl, signed()],
      ]),
    ).toEqual(['valid', 'repeated']);
    expect(
      await said([
        [ghl, wrong],
        [ghl, signed()],
      ]),
    ).toEqual(['mismatch', 'other-repeat']);
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['N/A', 'not-applicable'],
  ])('on the value %j is %s', async (value, verdict) => {
    expect(await said([[ghl, value]])).toEqual([verdict]);
  });

  it('needs no keys without a signature', async () => {
    expect(await judge([['X-Other', signed()]])).toEqual({
      verdict: 'missing',
      headers: [],
      judged: null,
      key: null,
      signed: null,
      reasons: [],
      explanations: [],
    });
  });
});

describe('a malformed value', () => {
  const raw = Buffer.from(signed(), 'base64');
  const hex = raw.toString('hex');
  // Has both characters that base64url writes differently; a leading plus would be trimmed as a space.
  const salted = (() => {
    for (let n = 0; ; n += 1) {
      const bytes = Buffer.concat([body, Buffer.from(' '.repeat(n))]);
      const value = signed(bytes);
      if (value.includes('/') && value.lastIndexOf('+') > 0 && !value.startsWith('+'))
        return { bytes, value };
    }
  })();

  it.each<[string, string, readonly string[]]>([
    ['a name before it', `sha256=${signed()}`, ['prefixed', 'fits-when-read']],
    ['its scheme before it', `Ed25519 ${signed()}`, ['prefixed', 'fits-when-read']],
    ['quotes', `"${signed()}"`, ['quoted', 'fits-when-read']],
    ['percent-encoding', encodeURIComponent(signed()), ['percent-encoded', 'fits-when-read']],
    ['its repeats joined', `${signed()}, ${signed()}`, ['joined', 'fits-when-read']],
    [
      'a line end within',
      `${signed().slice(0, 64)}\\n${signed().slice(64)}`,
      ['white-space', 'fits-when-read'],
    ],
    ['hexadecimal', hex, ['hex', 'fits-when-read']],
    ['a name and hexadecimal', `ed25519=${hex}`, ['prefixed', 'hex', 'fits-when-read']],
    ['no padding', signed().replace(/=+$/, ''), ['unpadded', 'fits-when-read']],
    ['base64 twice', Buffer.from(signed()).toString('base64'), ['encoded-twice', 'fits-when-read']],
    ['an HMAC in base64', createHash('sha256').update('x').digest('base64'), ['hmac-length']],
    [
      'an HMAC in hexadecimal',
      `sha256=${createHash('sha256').update('x').digest('hex')}`,
      ['prefixed', 'hex', 'hmac-length'],
    ],
    ['too few bytes', raw.subarray(1).toString('base64'), ['length']],
    ['too many bytes', Buffer.concat([raw, raw]).subarray(0, 65).toString('base64'), ['length']],
    ["another sender's RSA", Buffer.alloc(512, 7).toString('base64'), ['rsa-length']],
    ['a shared secret', 'my secret!', ['prefixed', 'not-base64']],
    ['a word for nothing', 'undefined', ['placeholder']],
    ['N/A in small letters', 'n/a', ['placeholder']],
    ['a template that nobody filled in', '{{signature}}', ['placeholder']],
    ['the form of other services', `t=1700000000,v1=${'ab'.repeat(32)}`, ['timestamped']],
  ])('is recognised: %s', async (_, value, reasons) => {
    expect(await said([[ghl, value]])).toEqual(['malformed', ...reasons]);
  });

  it('is read as base64url, and without its plus signs', async () => {
    const { bytes, value } = salted;
    const url = Buffer.from(value, 'base64').toString('base64url');
    expect(await said([[ghl, url]], bytes)).toEqual(['malformed', 'base64url', 'fits-when-read']);
    expect(await said([[ghl, value.replaceAll('+', ' ')]], bytes)).toEqual([
      'malformed',
      'plus-lost',
      'fits-when-read',
    ]);
  });

  it('is explained further when its bytes do not match either', async () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    const value = Buffer.from(signed(rewritten), 'base64').toString('hex');
    expect(await said([[ghl, value]])).toEqual(['malformed', 'hex', 'reserialised']);
  });
});

describe('a mismatch', () => {
  const json = '{"b": 1, "a": "Grüße/<3", "n": 12345678901234567890}';
  const value: unknown = JSON.parse(json);
  const python = '{"b": 1, "a": "Gr\\u00fc\\u00dfe/<3", "n": 12345678901234567890}';
  const php = '{"b":1,"a":"Gr\\u00fc\\u00dfe\\/<3","n":12345678901234567890}';
  const go = '{"a":"Grüße/\\u003c3","b":1,"n":12345678901234567000}';

  it.each<[string, string | Buffer, string | Buffer, HeaderPairs]>([
    ['decoded-content', gzipSync(json), json, [['Content-Encoding', 'gzip']]],
    ['without-bom', `\ufeff${json}`, json, []],
    ['with-newline', json, `${json}\n`, []],
    ['without-end', `${json}\r\n`, json, []],
    ['line-ends', '{\n"a":1\n}', '{\r\n"a":1\r\n}', []],
    [
      'utf8-text',
      Buffer.from('caf\xe9', 'latin1'),
      'café',
      [['Content-Type', 'text/plain; charset=iso-8859-1']],
    ],
    ['python-json', json.replaceAll(' ', ''), python, []],
    ['php-json', json, php, []],
    ['indented-json', json, JSON.stringify(value, null, 2), []],
    ['sorted-json', json, '{"a":"Grüße/<3","b":1,"n":12345678901234567000}', []],
    ['go-json', json, go, []],
    ['json-string', json, JSON.stringify(json), []],
    ['prehashed', json, createHash('sha256').update(json).digest(), []],
    ['prehashed', json, createHash('sha256').update(json).digest('hex'), []],
    ['no-body', json, '', []],
  ])('is explained: %s', async (code, came, wasSigned, more) => {
    const headers = [[ghl, signed(Buffer.from(wasSigned))] as const, ...more];
    const found = await judge(headers, Buffer.from(came));
    expect([found.verdict, ...found.reasons.map((reason) => reason.code)]).toEqual([
      'mismatch',
      code,
    ]);
    expect(found.key?.sort).toBe('published');
    expect(found.signed?.bytes).toBe(Buffer.from(wasSigned).length);
    expect(found.explanations.at(-1)).toEqual({ code, outcome: 'fits' });
  });

  it.each<[string, Buffer, HeaderPairs]>([
    ['decoded-content', gzipSync('{"a":1}'), [['Content-Encoding', 'gzip']]],
    ['without-bom', Buffer.from('\ufeff{"a":1}'), []],
    ['without-end', Buffer.from('{"a":1}\n'), []],
  ])('of compact JSON names the smaller change first: %s', async (code, came, more) => {
    const headers = [[ghl, signed(Buffer.from('{"a":1}'))] as const, ...more];
    expect(await said(headers, came)).toEqual(['valid-reserialised', code, 'reserialised']);
  });

  it('lists the explanations that were tried when none fits', async () => {
    const { explanations } = await judge([[ghl, sign(body, stranger.privateKey)]]);
    expect(explanations.map(({ code }) => code)).toContain('reserialised');
    expect(explanations.every(({ outcome }) => outcome === 'fits-not')).toBe(true);
  });

  it('is expected of an incomplete body', async () => {
    expect(await said([[ghl, signed()]], body.subarray(9), 'aborted')).toEqual([
      'mismatch',
      'incomplete-body',
    ]);
  });

  it('of a very long body is not explained', async () => {
    const long = Buffer.alloc(2 * 1024 ** 2, ' ');
    expect(await said([[ghl, signed()]], long)).toEqual(['mismatch', 'too-long']);
    expect(await said([[ghl, signed(long)]], long)).toEqual(['valid']);
  });
});

describe('any header and any body', () => {
  const field = fc.constantFrom(ghl, wh, 'x-ghl-signature', 'Content-Encoding', 'Content-Type');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .uint8Array({ minLength: 64, maxLength: 64 })
      .map((bytes) => Buffer.from(bytes).toString('base64')),
    fc
      .uint8Array({ minLength: 30, maxLength: 70 })
      .map((bytes) => Buffer.from(bytes).toString('hex')),
    fc.constantFrom(
      'N/A',
      '',
      '=',
      '%',
      '"',
      'sha256=',
      'gzip',
      'text/plain; charset=utf-16',
      signed(),
    ),
  );
  const anything = fc.oneof(
    fc.uint8Array(),
    fc.json().map((json) => Buffer.from(json)),
  );

  it('have a verdict, and none that is valid without a key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, text)), anything, async (headers, bytes) => {
        const { verdict, reasons } = await judge(headers, Buffer.concat([bytes, Buffer.from('?')]));
        expect(['missing', 'not-applicable', 'malformed', 'mismatch']).toContain(verdict);
        for (const { message } of reasons) expect(message).not.toMatch(/undefined|\{|\}/);
      }),
      { numRuns: 500 },
    );
  });
});
