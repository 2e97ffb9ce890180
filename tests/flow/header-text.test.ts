import { describe, expect, it } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { exchange } from '../support/raw-socket.ts';
import { pathToken, runCore } from '../support/running-core.ts';

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

/** A request with UTF-8 in a field and in a trailer, and a field in Latin-1. */
const head =
  `POST /in/${pathToken} HTTP/1.1\r\nHost: h\r\nX-Name: ${utf8('José 🎉')}\r\n` +
  `X-Old: se\xf1or\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
const bytes = Buffer.from(`${head}2\r\n{}\r\n0\r\nX-End: ${utf8('größe')}\r\n\r\n`, 'latin1');

describe('UTF-8 in a head', () => {
  it('is stored byte for byte, found as text, and exported as text with its bytes', async () => {
    const { core, port, nth } = await runCore();
    expect(await exchange(port, bytes)).toMatch(/^HTTP\/1\.1 200 /);
    const { request } = await nth(1);
    expect(request.headers).toContainEqual(['X-Name', utf8('José 🎉')]);
    expect(request.headers).toContainEqual(['X-Old', 'se\xf1or']);
    expect(request.trailers).toEqual([['X-End', utf8('größe')]]);

    await core.search.settled();
    for (const text of ['josé', '🎉', 'señor', 'größe', '"x-name: josé"']) {
      expect(await core.list.idsOf({ filter: { text, show: 'all' } }), text).toEqual([1]);
    }

    const exported = await windowHandlers(core)['export.text']({ id: 1, format: 'ndjson' });
    const { headers, trailers, wire } = JSON.parse(exported ?? '');
    expect(headers).toContainEqual(['X-Name', 'José 🎉']);
    expect(headers).toContainEqual(['X-Old', 'señor']);
    expect(trailers).toEqual([['X-End', 'größe']]);
    expect(wire.headers).toEqual(request.headers);
    expect(wire.trailers).toEqual(request.trailers);
    for (const format of ['har', 'postman', 'curl'] as const) {
      const text = await windowHandlers(core)['export.text']({ id: 1, format });
      expect(text, format).toContain('José 🎉');
    }
  });
});
