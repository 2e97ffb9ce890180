import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireTexts } from '../../../shared/wire-text.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { collected, context, cut, difficult, entryOf, inTurn } from './entries.ts';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';

interface Written {
  readonly headers: HeaderPairs;
  readonly wire?: { readonly headers?: HeaderPairs };
  readonly bodyBase64: string;
  readonly [name: string]: unknown;
}

async function document(entries: readonly ExportEntry[]) {
  const bytes = await collected(exportChunks('json', inTurn(entries), context));
  return JSON.parse(bytes.toString('utf8')) as { readonly requests: readonly Written[] };
}

describe('json', () => {
  it('names its format and version', async () => {
    expect(await document([])).toEqual({
      format: 'hookscope',
      version: 1,
      app: '0.1.0',
      requests: [],
    });
  });

  it('uses the names of the outer contract', async () => {
    const entry: ExportEntry = {
      ...entryOf('hi'),
      inspection: {
        kind: 'sms',
        evidence: [],
        message: null,
        signature: {
          verdict: 'mismatch',
          headers: [],
          judged: null,
          key: null,
          signed: null,
          reasons: [],
          explanations: [],
        },
        fields: [],
        attachments: [],
        issues: [
          {
            code: 'c',
            severity: 'error',
            source: 'documented',
            path: '/a',
            message: 'm',
            values: {},
          },
        ],
      },
    };
    expect((await document([entry])).requests).toEqual([
      {
        id: '12',
        receivedAt: '2026-11-22T10:00:00.007Z',
        endedAt: '2026-11-22T10:00:00.009Z',
        method: 'POST',
        url: '/in/token',
        httpVersion: '1.1',
        via: 'local',
        peer: '127.0.0.1:50123',
        headers: [
          ['Host', '127.0.0.1:4040'],
          ['Content-Type', 'application/json'],
          ['Content-Length', '2'],
        ],
        trailers: [],
        body: {
          bytes: 2,
          sha256: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
          ended: 'complete',
        },
        stray: false,
        broken: null,
        kind: 'sms',
        signature: 'mismatch',
        issues: [{ code: 'c', severity: 'error', ground: 'documented', path: '/a', message: 'm' }],
        reply: { status: 200, ms: 4.5 },
        bodyBase64: 'aGk=',
      },
    ]);
  });

  it.each(Object.entries({ ...difficult, ...cut }))('keeps %s', async (_, entry) => {
    const [written] = (await document([entry])).requests;
    expect(Buffer.from(written?.bodyBase64 ?? '', 'base64').equals(entry.body)).toBe(true);
    const { method, url, headers, trailers, body, broken } = entry.request;
    expect({ ...written, ...written?.wire }).toMatchObject({
      method,
      url,
      headers,
      trailers,
      body,
      broken,
    });
  });

  it('restores any body and any header', async () => {
    const fieldName = fc
      .string({ unit: latin1 })
      // A pseudo header field of HTTP/2 leaves in no format.
      .filter((name) => !name.startsWith(':'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }),
        fc.array(fc.tuple(fieldName, fc.string({ unit: latin1 }))),
        async (bodies, headers) => {
          const { requests } = await document(bodies.map((body) => entryOf(body, { headers })));
          expect(requests.map(({ bodyBase64 }) => Buffer.from(bodyBase64, 'base64'))).toEqual(
            bodies.map((body) => Buffer.from(body)),
          );
          for (const { headers: texts, wire } of requests) {
            expect(wire?.headers ?? texts).toEqual(headers);
            expect(texts).toEqual(wireTexts(headers));
          }
        },
      ),
    );
  });

  it('joins the pieces of a long body exactly', async () => {
    const body = Buffer.alloc(200_001, 'abcdefg');
    const [written] = (await document([entryOf(body)])).requests;
    expect(written?.bodyBase64).toBe(body.toString('base64'));
  });
});

const latin1 = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
