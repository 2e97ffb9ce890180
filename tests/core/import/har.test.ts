import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenFile } from '../../../electron/core/import/importer.ts';
import type { Imported } from '../../../electron/core/import/importer.ts';
import type { ImportProblem } from '../../../shared/import.ts';
import { readImportFile } from '../../../electron/core/import/read-file.ts';
import { tempDir } from '../../support/temp-dir.ts';

interface Read {
  readonly imported: readonly Imported[];
  readonly problems: readonly ImportProblem[];
}

async function readHar(...entries: readonly unknown[]): Promise<Read> {
  const path = join(tempDir(), 'of-another-tool.har');
  writeFileSync(path, JSON.stringify({ log: { version: '1.2', creator: {}, entries } }));
  const imported: Imported[] = [];
  const problems: ImportProblem[] = [];
  for await (const one of readImportFile(path, (problem) => problems.push(problem))) {
    imported.push(one);
  }
  return { imported, problems };
}

const get = { method: 'GET', url: 'https://a.example/in/token?x=1', httpVersion: 'HTTP/2.0' };

function entry(request: object = {}, rest: object = {}): object {
  return {
    startedDateTime: '2026-11-22T10:00:00.000+01:00',
    request: { ...get, ...request },
    ...rest,
  };
}

const textOf = (one: Imported | undefined) => Buffer.from(one?.body ?? []).toString('utf8');
const form = { name: 'Content-Type', value: 'multipart/form-data; boundary="a b"' };

describe('an entry of another tool', () => {
  it('needs only a request; the host comes from its address', async () => {
    expect(await readHar(entry())).toEqual({
      imported: [
        {
          arrival: {
            receivedAt: Date.UTC(2026, 10, 22, 9),
            endedAt: Date.UTC(2026, 10, 22, 9),
            via: 'local',
            peer: null,
            method: 'GET',
            url: '/in/token?x=1',
            httpVersion: '2.0',
            headers: [['Host', 'a.example']],
            trailers: [],
            stray: false,
            broken: null,
            ended: 'complete',
          },
          body: Buffer.alloc(0),
          reply: null,
        },
      ],
      problems: [],
    });
  });

  it.each([
    [{ text: 'Grüße' }, 'Grüße'],
    [{ text: 'R3I=', encoding: 'base64' }, 'Gr'],
    [{ params: [{ name: 'a b', value: 'é&' }] }, 'a+b=%C3%A9%26'],
    [
      {
        text: '',
        params: [
          { name: 'a', value: '1' },
          { name: 'a', value: null },
        ],
      },
      'a=1&a=',
    ],
    [{ text: null, params: [{ name: 'n', value: 7 }] }, 'n=7'],
    [{ params: { n: 7 } }, 'n=7'],
    [{ text: 'kept', params: [{ name: 'a', value: '1' }] }, 'kept'],
    [{ text: { a: 1 } }, '{"a":1}'],
    ['bare text', 'bare text'],
    [null, ''],
  ])('brings the body of %j', async (postData, text) => {
    const given =
      typeof postData === 'object' && postData ? { mimeType: 'x', ...postData } : postData;
    const { imported } = await readHar(entry({ postData: given }));
    expect(textOf(imported[0])).toBe(text);
  });

  it('writes the parts of a form with the boundary that the header names', async () => {
    const params = [
      { name: 'note "1"', value: 'line\nline' },
      { name: 'file', fileName: 'ä.txt', contentType: 'text/plain', value: 'inside' },
      { name: 'gone', fileName: 'b.bin' },
    ];
    const postData = { mimeType: 'multipart/form-data; boundary=other', text: '', params };
    const { imported, problems } = await readHar(entry({ headers: [form], postData }));
    expect(textOf(imported[0])).toBe(
      [
        '--a b\r\nContent-Disposition: form-data; name="note %221%22"\r\n\r\nline\nline',
        '--a b\r\nContent-Disposition: form-data; name="file"; filename="ä.txt"\r\nContent-Type: text/plain\r\n\r\ninside',
        '--a b\r\nContent-Disposition: form-data; name="gone"; filename="b.bin"\r\n\r\n',
        '--a b--\r\n',
      ].join('\r\n'),
    );
    expect(problems).toMatchObject([{ place: 'request.postData.params[2]', imported: true }]);
  });

  it.each([
    [[], 'multipart/form-data; boundary=named', 'multipart/form-data; boundary=named'],
    [
      [{ name: 'content-type', value: 'multipart/form-data' }],
      'multipart/form-data; boundary=n',
      'multipart/form-data; boundary=n',
    ],
    [[], '', 'application/x-www-form-urlencoded'],
    [[{ name: 'Content-Type', value: 'text/x' }], 'multipart/form-data', 'text/x'],
  ])(
    'says how its parameters are written: headers %j, type %j',
    async (headers, mimeType, type) => {
      const postData = { mimeType, params: [{ name: 'a', value: '1' }] };
      const { imported } = await readHar(entry({ headers, postData }));
      const types = imported[0]?.arrival.headers.filter(([name]) => /^content-type$/i.test(name));
      expect(types?.map(([, value]) => value)).toEqual([type]);
      const boundary = /boundary=(\w+)/.exec(type)?.[1];
      if (boundary !== undefined) expect(textOf(imported[0])).toMatch(`--${boundary}\r\n`);
    },
  );

  it('generates a missing boundary, and notes it', async () => {
    const headers = [{ name: 'Content-Type', value: 'multipart/form-data' }];
    const postData = { params: [{ name: 'a', value: '1' }] };
    const { imported, problems } = await readHar(entry({ headers, postData }));
    const type = imported[0]?.arrival.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
    const [, boundary = '?'] = /boundary=(\S+)/.exec(type) ?? [];
    expect(textOf(imported[0])).toContain(`--${boundary}--`);
    expect(problems).toHaveLength(1);
  });

  it('reads header text as UTF-8 bytes, and a value of several lines as several fields', async () => {
    const headers = [
      { name: 'Host', value: 'h' },
      { name: 'X', value: '🎉' },
      { name: 'Set', value: 'a\nb\r\nc' },
      { name: 'Empty', value: null },
      { name: 'Number', value: 5 },
    ];
    const { imported } = await readHar(entry({ headers }));
    expect(imported[0]?.arrival.headers).toEqual([
      ['Host', 'h'],
      ['X', Buffer.from('🎉').toString('latin1')],
      ['Set', 'a'],
      ['Set', 'b'],
      ['Set', 'c'],
      ['Empty', ''],
      ['Number', '5'],
    ]);
  });

  it('has a Host in place of the pseudo header fields of HTTP/2', async () => {
    const pseudo = [
      { name: ':method', value: 'POST' },
      { name: ':authority', value: 'b.example:8443' },
      { name: ':path', value: '/x' },
      { name: ':scheme', value: 'https' },
      { name: 'accept', value: '*/*' },
    ];
    const { imported } = await readHar(entry({ headers: pseudo }));
    expect(imported[0]?.arrival.headers).toEqual([
      ['Host', 'b.example:8443'],
      ['accept', '*/*'],
    ]);
  });

  it.each([
    ['HTTP/1.1', '1.1'],
    ['http/1.0', '1.0'],
    ['HTTP/2', '2'],
    ['h3', '3'],
    ['h3-29', '3'],
    ['http/2.0+quic/46', '2.0'],
    ['1.1', '1.1'],
    ['', null],
    ['unknown', null],
    [null, null],
    [2, null],
  ])('has the version %j as %j', async (httpVersion, version) => {
    const { imported } = await readHar(entry({ httpVersion }));
    expect(imported[0]?.arrival.httpVersion).toBe(version);
  });

  it('takes the query from the list when the address has none', async () => {
    const queryString = [{ name: 'a', value: 'b c' }];
    const bare = { url: 'https://a.example/in/token', queryString };
    const { imported } = await readHar(entry(bare), entry({ queryString }));
    expect(imported.map(({ arrival }) => arrival.url)).toEqual([
      '/in/token?a=b+c',
      '/in/token?x=1',
    ]);
  });

  it.each([
    ['/in/a b?c=ü', '/in/a%20b?c=%FC'],
    ['hooks.example.com:8080/in/x', '/in/x'],
    ['*', '*'],
  ])('has a target that parsers take: %j', async (url, target) => {
    const { imported } = await readHar(entry({ url }));
    expect(imported[0]?.arrival.url).toBe(target);
  });

  it.each([
    [
      { time: 12, response: { status: 204 } },
      { status: 204, ms: 12 },
    ],
    [
      { time: null, response: { status: '200' } },
      { status: 200, ms: 0 },
    ],
    [{ response: { status: 0 } }, null],
    [{ response: null }, null],
  ])('brings the answer of %j', async (rest, reply) => {
    const { imported, problems } = await readHar(entry({}, rest));
    expect(imported[0]?.reply).toEqual(reply);
    expect(problems).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it.each([
    [{ startedDateTime: 'today' }, 'startedDateTime'],
    [{ startedDateTime: null }, 'startedDateTime'],
    [{ startedDateTime: '99999-01-01' }, 'startedDateTime'],
    [{ time: 'long' }, 'time'],
    [{ response: { status: 'error' } }, 'response.status'],
    [{ response: { status: 20_000 } }, 'response.status'],
    [{ response: 'none' }, 'response.status'],
    [{ request: { ...get, headers: 'none' } }, 'request.headers'],
    [{ request: { ...get, headers: [{ value: 'x' }] } }, 'request.headers[0]'],
    [{ request: { ...get, headers: [{ name: 'A\r\nB', value: 'x' }] } }, 'request.headers[0]'],
    [{ request: { ...get, postData: 5 } }, 'request.postData'],
    [
      { request: { ...get, postData: { text: '%%', encoding: 'base64' } } },
      'request.postData.encoding',
    ],
    [{ _hookscope: { id: 1 } }, '_hookscope'],
  ])('is named, and the rest of its entry imported: %j', async (rest, place) => {
    const { imported, problems } = await readHar(entry(), entry({}, rest), entry());
    expect(imported).toHaveLength(3);
    expect(problems).toMatchObject([{ entry: 2, place, imported: true }]);
  });

  it.each([
    [null, 'request'],
    [{ startedDateTime: '2026-11-22T10:00:00Z' }, 'request'],
    [entry({ method: '' }), 'request.method'],
    [entry({ method: 'POST / HTTP/1.1\r\nHost: x' }), 'request.method'],
    [entry({ url: null }), 'request.url'],
  ])('is named where no request is left: %j', async (value, place) => {
    const { imported, problems } = await readHar(entry(), value, entry());
    expect(imported).toHaveLength(2);
    expect(problems).toMatchObject([{ entry: 2, place, imported: false }]);
    await expect(readHar(value)).rejects.toThrow(BrokenFile);
    await expect(readHar(value)).rejects.toThrow(`log.entries[0], ${place}`);
  });

  it('takes the time of the previous entry when its own is unreadable', async () => {
    const { imported } = await readHar(entry(), entry({}, { startedDateTime: '' }));
    expect(imported[1]?.arrival.receivedAt).toBe(Date.UTC(2026, 10, 22, 9));
  });

  it.each(['2026-11-22T09:00:00.000+0000', '2026-11-22T10:00:00,000+01:00', 1_795_338_000_000])(
    'is not a time in another form: %j',
    async (startedDateTime) => {
      const { imported, problems } = await readHar(entry({}, { startedDateTime }));
      expect(imported[0]?.arrival.receivedAt).toBe(Date.UTC(2026, 10, 22, 9));
      expect(problems).toEqual([]);
    },
  );

  it('may be nested to any depth', async () => {
    const path = join(tempDir(), 'deep.har');
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const request = `{"method":"POST","url":"http://a/","headers":[{"name":"A","value":${deep}}],"postData":{"text":${deep}}}`;
    writeFileSync(path, `{"log":{"entries":[{"request":${request},"_hookscope":${deep}}]}}`);
    const read: Imported[] = [];
    for await (const one of readImportFile(path)) read.push(one);
    expect(read).toHaveLength(1);
  });

  it('never throws another error, whatever an entry has', async () => {
    const keys = ['request', 'response', 'startedDateTime', 'time', '_hookscope', 'method', 'url'];
    const more = ['headers', 'postData', 'params', 'text', 'name', 'value', 'status', 'fileName'];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 5, '', 'x', 'POST', 'http://a/', 'multipart/form-data'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys, ...more), tie('any'), { maxKeys: 6 }),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.dictionary(fc.constantFrom(...more), value),
        async (one, request) => {
          const { imported } = await readHar(one, entry(request), entry());
          expect(imported.length).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
