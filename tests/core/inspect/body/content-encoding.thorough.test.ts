import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeContent } from '../../../../electron/core/inspect/body/content-encoding.ts';
import { inspect } from '../../../../electron/core/inspect/inspect.ts';
import { readBody } from '../../../../electron/core/inspect/body/read-body.ts';
import { bounds } from '../../../../shared/bounds.ts';
import { context } from '../../../support/keys.ts';
import { posted } from '../../../support/posted.ts';

/** By default it takes a second for some megabytes, to pack them a little smaller. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const packers = {
  gzip: gzipSync,
  'X-GZip': gzipSync,
  deflate: deflateSync,
  'raw deflate': deflateRawSync,
  br: (bytes: string | Uint8Array) => brotliCompressSync(bytes, quickly),
  zstd: zstdCompressSync,
} as const;
type Packer = keyof typeof packers;
const codings = Object.keys(packers) as Packer[];
const headerOf = (name: string): string => (name === 'raw deflate' ? 'deflate' : name);

async function decode(coding: string, bytes: Uint8Array) {
  const found = await decodeContent([['Content-Encoding', headerOf(coding)]], bytes);
  return {
    ...found,
    text: Buffer.from(found.bytes).toString(),
    codes: found.issues.map(({ code }) => code),
  };
}

const sms = {
  type: 'SMS',
  messageId: 'm',
  locationId: 'l',
  contactId: 'c',
  phone: '+15005550006',
  message: 'both loneSurrogates',
};
const json = JSON.stringify(sms);

/** It can't be packed well, and zstd cuts it into blocks. */
const long = Buffer.from(
  Array.from({ length: 90_000 }, (_, i) => ((i * 2_654_435_761) % 4_294_967_296).toString(36)).join(
    ' ',
  ),
);

describe.each(codings)('%s', (coding) => {
  const pack = packers[coding];

  it('is decoded', async () => {
    expect(await decode(coding, pack(json))).toMatchObject({
      text: json,
      codes: [],
      incomplete: false,
    });
  });

  it('of an empty text is an empty text, like an empty body', async () => {
    const nothing = { text: '', codes: [], incomplete: false, stillEncoded: false };
    expect(await decode(coding, pack(''))).toMatchObject(nothing);
    expect(await decode(coding, Buffer.alloc(0))).toMatchObject(nothing);
  });

  it('that is cut decodes to the text before the cut, with an issue', async () => {
    const packed = pack(long);
    const found = await decode(coding, packed.subarray(0, packed.length >> 1));
    expect(found).toMatchObject({ codes: ['encoding.incomplete'], incomplete: true });
    expect(found.bytes.length).toBeGreaterThan(long.length / 4);
    expect(long.subarray(0, found.bytes.length).equals(found.bytes)).toBe(true);
  });

  it('is reported as incomplete wherever it is cut', async () => {
    const packed = pack(json);
    for (let end = 3; end < packed.length; end += 1) {
      const { codes, text } = await decode(coding, packed.subarray(0, end));
      expect([end, codes.length]).toEqual([end, 1]);
      expect(json.startsWith(text) || codes[0] === 'encoding.failed').toBe(true);
    }
  });

  it('followed by other bytes decodes to the text, and reports their number', async () => {
    const packed = Buffer.concat([pack(json), Buffer.from('garbage')]);
    const found = await decode(coding, packed);
    expect(found).toMatchObject({ text: json, codes: ['encoding.trailing'] });
    expect(found.issues[0]?.values).toMatchObject({ bytes: 7 });
  });

  it('is ignored when the body is plain text: a proxy decoded it', async () => {
    const found = await decode(coding, Buffer.from(json));
    expect(found).toMatchObject({ text: json, codes: ['encoding.failed'], stillEncoded: false });
  });

  it('never decodes to more than the limit', async () => {
    const found = await decode(coding, pack(Buffer.alloc(bounds.decodedBody.bytes + 1)));
    expect(found).toMatchObject({ codes: ['encoding.too-large'], stillEncoded: true });
  });

  it('reads any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.nat(60), async (bytes, at) => {
        const packed = pack(json);
        packed.set(
          bytes.subarray(0, packed.length),
          Math.min(at, packed.length - Math.min(bytes.length, packed.length)),
        );
        await decode(coding, packed);
        await decode(coding, bytes);
      }),
      { numRuns: 50 },
    );
  });
});

it.each(codings)('%s of no bytes is an empty body', async (coding) => {
  for (const bytes of [Buffer.alloc(0), packers[coding]('')]) {
    const request = posted(bytes, [
      ['Content-Type', 'application/json'],
      ['Content-Encoding', headerOf(coding)],
    ]);
    const { inspection } = await inspect(request, bytes, context);
    expect(inspection.kind).toBe('ping');
    expect(inspection.issues.map(({ code }) => code)).toEqual(['body.empty']);
  }
});

describe('several members', () => {
  const [first, second] = [json.slice(0, 40), json.slice(40)];

  it.each(['gzip', 'zstd'] as const)('of %s are all read', async (coding) => {
    const pack = packers[coding];
    const found = await decode(coding, Buffer.concat([pack(first), pack(''), pack(second)]));
    expect(found).toMatchObject({ text: json, codes: [] });
  });

  it.each(['gzip', 'zstd'] as const)('of %s are read up to the one that is cut', async (coding) => {
    const pack = packers[coding];
    const last = pack(second);
    const found = await decode(coding, Buffer.concat([pack(first), last.subarray(0, 6)]));
    expect(found).toMatchObject({ text: first, codes: ['encoding.incomplete'], incomplete: true });
  });

  it('of zstd may be skippable ones', async () => {
    const skippable = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const frames = [
      skippable,
      zstdCompressSync(first),
      skippable,
      zstdCompressSync(second),
      skippable,
    ];
    expect(await decode('zstd', Buffer.concat(frames))).toMatchObject({ text: json, codes: [] });
    expect(await decode('zstd', skippable)).toMatchObject({ text: '', codes: [] });
    expect(await decode('zstd', skippable.subarray(0, 9))).toMatchObject({
      codes: ['encoding.incomplete'],
    });
  });

  it('are limited in number', async () => {
    const many = Buffer.concat(
      Array.from({ length: bounds.packedMembers.entries + 1 }, () => gzipSync('a')),
    );
    const found = await decode('gzip', many);
    expect(found.text).toBe('a'.repeat(bounds.packedMembers.entries));
    expect(found.codes).toEqual(['encoding.incomplete']);
  });
});

describe('a coding without a header', () => {
  it.each(['gzip', 'zstd'] as const)(
    'is taken off where a text was promised: %s',
    async (coding) => {
      const found = await decodeContent(
        [['Content-Type', 'application/json']],
        packers[coding](json),
      );
      expect(Buffer.from(found.bytes).toString()).toBe(json);
      expect(found.issues.map(({ code }) => code)).toEqual(['encoding.unnamed']);
    },
  );

  it.each(['application/octet-stream', 'application/gzip'])(
    'is taken off a text under %s, and left on a file',
    async (type) => {
      const headers = [['Content-Type', type]] as const;
      const text = await decodeContent(headers, gzipSync(json));
      expect(Buffer.from(text.bytes).toString()).toBe(json);
      expect(text.issues.map(({ code }) => code)).toEqual(['encoding.unnamed']);
      const file = gzipSync(Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0x80]));
      expect((await decodeContent(headers, file)).bytes).toBe(file);
    },
  );

  it('is not looked for in bytes that are no text', async () => {
    const bytes = gzipSync(json);
    expect((await decodeContent([['Content-Type', 'image/png']], bytes)).bytes).toBe(bytes);
  });

  it('is found in any bytes without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        for (const headers of [[], [['Content-Encoding', 'snappy']]] as const) {
          const { bytes: found, issues } = await decodeContent(headers, bytes);
          expect(found.length === bytes.length || issues.length > 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('codings that the header names wrongly', () => {
  const both = brotliCompressSync(gzipSync(json));
  it.each([
    ['another one', 'gzip', brotliCompressSync(json), 'br'],
    ['one too many', 'gzip, gzip', gzipSync(json), 'gzip'],
    ['one too few', 'gzip', gzipSync(gzipSync(json)), 'gzip, gzip'],
    ['the wrong order', 'br, gzip', both, 'gzip, br'],
    ['a name that is none', 'brotli', brotliCompressSync(json), 'br'],
    ['what a browser accepts', 'gzip, deflate, br', zstdCompressSync(json), 'zstd'],
  ])('%s: the body is decoded by its bytes', async (_, named, bytes, actual) => {
    const found = await decode(named, bytes);
    expect(found).toMatchObject({ text: json, codes: ['encoding.wrong'], stillEncoded: false });
    expect(found.issues[0]?.values).toEqual({ named, actual });
  });

  it('stay within the limit of decoded bytes', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(bounds.decodedBody.bytes + 1)));
    expect(await decode('br', bomb)).toMatchObject({ codes: ['encoding.failed'] });
  });
});

describe('a damaged body', () => {
  it.each(['gzip', 'deflate'])(
    'of %s is read whole where only its checksum is wrong',
    async (coding) => {
      const packed = Buffer.from(packers[coding as Packer](long));
      const at = packed.length - (coding === 'gzip' ? 8 : 4);
      packed[at] = (packed[at] ?? 0) ^ 0xff;
      const found = await decode(coding, packed);
      expect(found).toMatchObject({ text: long.toString(), codes: ['encoding.incomplete'] });
    },
  );

  it('of gzip is read up to the damage', async () => {
    const packed = Buffer.from(gzipSync(long, { level: 9 }));
    packed.fill(0xff, packed.length >> 1);
    const found = await decode('gzip', packed);
    expect(found.codes).toEqual(['encoding.incomplete']);
    expect(found.bytes.length).toBeGreaterThan(long.length / 3);
    expect(long.toString().startsWith(found.text.slice(0, long.length >> 2))).toBe(true);
  });

  it('of gzip may have a name, a comment and more in its header', async () => {
    const plain = gzipSync(json);
    const head = Buffer.from([0x1f, 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3, 2, 0, 1, 2]);
    const rest = [Buffer.from('name\0comment\0'), Buffer.from([0, 0]), plain.subarray(10)];
    expect(await decode('gzip', Buffer.concat([head, ...rest]))).toMatchObject({
      text: json,
      codes: [],
    });
  });
});

describe('several codings', () => {
  it('are decoded in their order, in any spelling', async () => {
    const bytes = brotliCompressSync(gzipSync(json));
    expect(await decode(' GZIP ,, identity, Br', bytes)).toMatchObject({ text: json, codes: [] });
  });

  it('are at most five, without identity', async () => {
    const five = Array.from({ length: 5 }).reduce<Buffer>(
      (bytes) => gzipSync(bytes),
      Buffer.from(json),
    );
    expect(await decode(Array(5).fill('gzip').join(), five)).toMatchObject({
      text: json,
      codes: [],
    });
    const six = await decode(Array(6).fill('gzip').join(), gzipSync(five));
    expect(six).toMatchObject({ codes: ['encoding.too-many'], stillEncoded: true });

    const body = Buffer.alloc(20 * 1024 ** 2, 'a');
    const before = process.cpuUsage();
    const many = await decode('identity,'.repeat(60_000), body);
    const { user, system } = process.cpuUsage(before);
    expect(many.codes).toEqual(['encoding.too-many']);
    expect(many.bytes).toBe(body);
    expect(user + system).toBeLessThan(2_000_000);
  });

  it('with an unknown one leave the body as received', async () => {
    expect(await decode('gzip, snappy', Buffer.from(json))).toMatchObject({
      text: json,
      codes: ['encoding.unknown'],
    });
  });
});

describe('a message that is cut within its coding', () => {
  it('is shown up to the cut, without issues for the half character and for missing fields', async () => {
    const text = `{"message":"${'Zeile für Zeile 你好 '.repeat(4_000)}"}`;
    const packed = gzipSync(text);
    const headers = [
      ['Content-Type', 'application/json'],
      ['Content-Encoding', 'gzip'],
    ] as const;
    for (const end of [2_000, 700, 701, 702, 703, 704].map((n) =>
      Math.min(n, packed.length - 20),
    )) {
      const bytes = packed.subarray(0, end);
      const read = await readBody(posted(bytes, headers), bytes);
      expect(text.startsWith(read.text)).toBe(true);
      expect(read.issues.map(({ code }) => code)).toEqual(['encoding.incomplete']);
    }
  });

  it('is an SMS when it is complete, in any coding', async () => {
    for (const coding of codings) {
      const bytes = packers[coding](json);
      const request = posted(bytes, [
        ['Content-Type', 'application/json'],
        ['Content-Encoding', headerOf(coding)],
      ]);
      const { inspection } = await inspect(request, bytes, context);
      expect(inspection).toMatchObject({
        kind: 'sms',
        message: { message: 'both loneSurrogates' },
        issues: [],
      });
    }
  });
});
