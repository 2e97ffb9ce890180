import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { collected, context, entryOf, inTurn } from '../export/entries.ts';
import { bodyText, readText, wireOf } from './read-text.ts';

const sms = '{"type":"SMS","messageId":"m","phone":"+34612345678","message":"Hola"}';
const json = 'Content-Type: application/json';

describe('payloads that are copied', () => {
  it.each([
    ['one in each line', `${sms}\n\n${sms}\r\n`, [sms, sms]],
    ['between the fences of Markdown', `\`\`\`json\n${sms}\n\`\`\`\n`, [sms]],
    [
      'in base64',
      `${Buffer.from(sms).toString('base64')}\n`,
      [Buffer.from(sms).toString('base64')],
    ],
  ])('are read: %s', async (_, text, bodies) => {
    const { requests, format } = await readText(text);
    expect(format).toBe('payload');
    expect(requests.map(wireOf)).toEqual(bodies.map((body) => ['POST /', json, body]));
  });

  it('are refused as a whole when they have more than 100,000 lines, not cut', async () => {
    const { requests } = await readText('{}\n'.repeat(99_999));
    expect(requests).toHaveLength(99_999);
    await expect(readText('{}\n'.repeat(150_000))).rejects.toThrow();
  });

  it('may be a form, which keeps its type', async () => {
    const form = 'type=SMS&messageId=m&message=Hola+Ana';
    const { requests } = await readText(`${form}\n`);
    const type = 'Content-Type: application/x-www-form-urlencoded';
    expect(requests.map(wireOf)).toEqual([['POST /', type, form]]);
  });
});

const harRequest = {
  method: 'POST',
  url: 'https://a.example/in/x?a=1',
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  postData: { mimeType: 'application/json', text: sms },
};
const harEntry = { startedDateTime: '2026-11-22T10:00:00Z', request: harRequest };

describe('a part of a document', () => {
  it.each([
    ['the log of a HAR file', { version: '1.2', creator: {}, entries: [harEntry, harEntry] }, 2],
    ['its entries', [harEntry, harEntry], 2],
    ['one entry', harEntry, 1],
    ['one request', harRequest, 1],
  ])('is read like the document: %s', async (_, part, count) => {
    const { requests, format } = await readText(JSON.stringify(part, null, 2));
    expect({ format, count: requests.length }).toEqual({ format: 'har', count });
    expect(wireOf(requests[0])).toEqual(['POST /in/x?a=1', 'Host: a.example', json, sms]);
  });

  it('may be of our own, in one line or several', async () => {
    const line = (
      await collected(exportChunks('ndjson', inTurn([entryOf(sms)]), context))
    ).toString();
    for (const text of [`[${line},${line}]`, JSON.stringify(JSON.parse(line), null, 2)]) {
      const { requests, format } = await readText(text);
      expect(format).toBe('json');
      expect(bodyText(requests[0])).toBe(sms);
    }
  });
});

it('what listen prints is refused, because it has no bodies', async () => {
  const text = '{"event":"listening","localUrl":"http://127.0.0.1:1/in/x"}\n{"event":"captured"}\n';
  await expect(readText(text)).rejects.toThrow('listen has no bodies');
});

describe('what another inspector gives out', () => {
  const ofSite = {
    ...{ uuid: 'u', type: 'web', token_id: 't', ip: '203.0.113.5', method: 'POST', content: sms },
    headers: { host: ['webhook.site'], 'content-type': ['application/json'], 'x-a': ['1', '2'] },
    ...{ url: 'https://webhook.site/t?a=1', created_at: '2026-11-22 10:00:00' },
  };

  it.each([
    ['a page of requests', { data: [ofSite], total: 1, is_last_page: true }],
    ['one request', ofSite],
  ])('webhook.site: %s', async (_, document) => {
    const { requests, format } = await readText(JSON.stringify(document));
    expect(format).toBe('inspectors');
    expect(requests.map(wireOf)).toEqual([
      [
        'POST /t?a=1',
        'host: webhook.site',
        'content-type: application/json',
        'x-a: 1',
        'x-a: 2',
        sms,
      ],
    ]);
    expect(requests[0]?.arrival.receivedAt).toBe(Date.UTC(2026, 10, 22, 10));
  });

  const message = `POST /in/x HTTP/1.1\r\nHost: x.ngrok.app\r\n${json}\r\nContent-Length: ${sms.length}\r\n\r\n${sms}`;
  const ofNgrok = {
    ...{
      uri: '/api/requests/http/a',
      id: 'a',
      start: '2026-11-22T10:00:00.5-08:00',
      duration: 3e6,
    },
    request: { method: 'POST', raw: Buffer.from(message).toString('base64') },
    response: { status_code: 502, raw: '' },
  };

  it.each([
    ['a list', { uri: '/api/requests/http', requests: [ofNgrok] }],
    ['one request', ofNgrok],
  ])('the agent of ngrok: %s', async (_, document) => {
    const { requests, format } = await readText(JSON.stringify(document));
    expect(format).toBe('inspectors');
    expect(bodyText(requests[0])).toBe(sms);
    expect(requests[0]?.arrival).toMatchObject({
      url: '/in/x',
      receivedAt: Date.UTC(2026, 10, 22, 18, 0, 0, 500),
    });
    expect(requests[0]?.reply).toEqual({ status: 502, ms: 3 });
  });

  const parsedBody = { type: 'SMS', messageId: 'm', message: 'Hola' };
  const ofHookdeck = {
    ...{ id: 'req_1', team_id: 'tm_1', source_id: 'src_1', created_at: '2026-11-22T10:00:01.000Z' },
    ingested_at: '2026-11-22T10:00:00.000Z',
    data: {
      ...{ path: '/in', query: 'a=1', parsed_query: { a: '1' }, is_large_payload: false },
      ...{ headers: { 'content-type': 'application/json' }, body: parsedBody },
    },
  };
  const ofPipedream = {
    ...{ method: 'POST', path: '/in', query: { a: '1' }, client_ip: '203.0.113.5' },
    ...{ url: 'https://x.m.pipedream.net/in', headers: { 'content-type': 'application/json' } },
    ...{ body: parsedBody, inferred_body_type: 'JSON' },
  };
  const summary = { id: '1-0', indexed_at_ms: Date.UTC(2026, 10, 22, 10), event: ofPipedream };
  const ofN8n = {
    ...{ headers: { 'content-type': 'application/json' }, params: {}, query: { a: '1' } },
    ...{ body: parsedBody, webhookUrl: 'https://n8n.example/in', executionMode: 'production' },
  };

  it.each([
    ['a request of Hookdeck', ofHookdeck],
    ['a page of Hookdeck', { pagination: {}, count: 1, models: [ofHookdeck] }],
    ['an event of Pipedream', ofPipedream],
    ['the events of a source of Pipedream', { page_info: {}, data: [summary] }],
    ['the items of n8n', [ofN8n]],
    ['the items of n8n between its nodes', [{ json: ofN8n, pairedItem: { item: 0 } }]],
  ])('%s, whose body it had parsed', async (_, document) => {
    const { requests, format, problems } = await readText(JSON.stringify(document));
    expect(format).toBe('inspectors');
    expect(wireOf(requests[0])).toEqual([
      'POST /in?a=1',
      ...wireOf(requests[0]).filter((line) => line.startsWith('Host: ')),
      json.replace('Content-Type', 'content-type'),
      JSON.stringify(parsedBody),
    ]);
    const reason = 'not text; it was written as JSON';
    expect(problems).toEqual([
      { entry: 1, place: 'request.postData.text', reason, imported: true },
    ]);
  });

  it.each([
    ['webhook.site', { data: [null, ofSite, 'x', { uuid: 'e', type: 'email' }] }, [1, 3, 4]],
    ['a list of webhook.site', [7, ofSite], [1]],
    ['ngrok', { requests: ['x', ofNgrok, null, { start: '2026' }] }, [1, 3, 4]],
    ['Hookdeck', { models: [ofHookdeck, { ...ofHookdeck, data: null }] }, [2]],
  ])('%s: every entry that is no request is named', async (_, document, leftOut) => {
    const { requests, problems } = await readText(JSON.stringify(document));
    expect(requests).toHaveLength(1);
    expect(problems.filter(({ imported }) => !imported).map(({ entry }) => entry)).toEqual(leftOut);
  });

  it('names an entry that cannot be read, and reads the others', async () => {
    const broken = { ...ofNgrok, request: { raw: Buffer.from('nothing').toString('base64') } };
    const { requests, problems } = await readText(JSON.stringify({ requests: [broken, ofNgrok] }));
    expect(requests).toHaveLength(1);
    expect(problems).toEqual([
      { entry: 1, place: 'line 1', reason: 'not a request line', imported: false },
    ]);
  });
});

describe('a HAR file', () => {
  it.each(['2026-02-30T10:00:00Z', '2026-04-31T10:00:00Z'])(
    'with the impossible day %s says so',
    async (startedDateTime) => {
      const { problems } = await readText(JSON.stringify({ ...harEntry, startedDateTime }));
      expect(problems.map(({ place }) => place)).toEqual(['startedDateTime']);
    },
  );

  it('of a WebSocket has its path', async () => {
    const request = { method: 'GET', url: 'wss://a.example/ws', headers: [], postData: null };
    const { requests } = await readText(JSON.stringify({ ...harEntry, request }));
    expect(wireOf(requests[0])).toEqual(['GET /ws', 'Host: a.example', '']);
  });
});

describe('several raw HTTP messages', () => {
  const one = (path: string, body = sms) =>
    `POST ${path} HTTP/1.1\r\n${json}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const chunked = `POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nHola\r\n0\r\nX-T: 1\r\n\r\n`;

  it('are read one behind the other, also with lines between them', async () => {
    const { requests, problems } = await readText(`${one('/a')}${chunked}\r\n${one('/b')}\n`);
    expect(problems).toEqual([]);
    expect(requests.map((read) => [read.arrival.url, bodyText(read)])).toEqual([
      ['/a', sms],
      ['/c', 'Hola'],
      ['/b', sms],
    ]);
  });

  it('come back from our own export', async () => {
    const raw = await collected(
      exportChunks('raw', inTurn([entryOf(sms), entryOf('{}')]), context),
    );
    expect((await readText(raw)).requests.map(bodyText)).toEqual([sms, '{}']);
  });

  it('are read without the answer behind them, which is said', async () => {
    const { requests, problems } = await readText(`${one('/a')}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}`);
    expect(requests.map(bodyText)).toEqual([sms]);
    expect(problems.map(({ reason }) => reason)).toEqual(['more text after the body was left out']);
  });

  it('are read as REST clients write them, between lines of number signs and without a version', async () => {
    const text = `### first\n# @name a\nPOST https://a.example/a\n${json}\n\n${sms}\n\n###\nPOST /b HTTP/1.1\n\n${sms}\n\n###\n`;
    const { requests, format } = await readText(text);
    expect(format).toBe('http');
    expect(requests.map(wireOf)).toEqual([
      ['POST /a', 'Host: a.example', json, sms],
      ['POST /b', sms],
    ]);
  });

  it('take a time in proportion to their number', async () => {
    const { requests } = await readText(one('/a', '{}').repeat(20_000));
    expect(requests).toHaveLength(20_000);
  });
});
