import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { collected, context, entryOf, inTurn } from '../export/entries.ts';
import { bodyText, readText, wireOf } from './read-text.ts';

const sms =
  '{\n  "type": "SMS",\n  "phone": "+34612345678",\n  "message": "Hola {{contact.first_name}}"\n}';
const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const notReplaced = 'a variable is not replaced; it stays as it is written';
const notInAddress = 'a variable is not replaced; its name stays in the address';

function postman(item: readonly unknown[], more: object = {}): string {
  return JSON.stringify(
    { info: { _postman_id: 'x', name: 'Provider', schema }, item, ...more },
    null,
    '\t',
  );
}

const raw = {
  name: 'SMS',
  request: {
    method: 'POST',
    header: [
      { key: 'X-GHL-Signature', value: '{{signature}}' },
      { key: 'X-Off', value: '1', disabled: true },
    ],
    body: { mode: 'raw', raw: sms, options: { raw: { language: 'json' } } },
    url: {
      raw: '{{baseUrl}}/in/:token?a=1',
      host: ['{{baseUrl}}'],
      path: ['in', ':token'],
      query: [{ key: 'a', value: '1' }],
      variable: [{ key: 'token', value: 'x y' }],
    },
  },
  response: [],
};

describe('a collection of Postman', () => {
  it('has its requests as Postman would send them, with its own variables', async () => {
    const variable = [
      { key: 'baseUrl', value: 'https://{{host}}' },
      { key: 'host', value: 'a.example' },
    ];
    const text = postman([{ name: 'Folder', item: [raw] }], { variable });
    const { requests, format, problems } = await readText(text);
    expect(format).toBe('collections');
    expect(requests.map(wireOf)).toEqual([
      [
        'POST /in/x%20y?a=1',
        'Host: a.example',
        'X-GHL-Signature: {{signature}}',
        'Content-Type: application/json',
        sms,
      ],
    ]);
    expect(problems).toEqual([
      { entry: 1, place: 'request.headers', reason: notReplaced, imported: true },
      { entry: 1, place: 'request.body', reason: notReplaced, imported: true },
    ]);
  });

  it('may have forms, files, an address alone and lines of header fields', async () => {
    const url = 'https://a.example/in';
    const urlencoded = [
      { key: 'type', value: 'SMS' },
      { key: 'phone', value: '+34612345678' },
      { key: 'off', value: 'x', disabled: true },
    ];
    const formdata = [
      { key: 'note', value: 'ñ', type: 'text' },
      { key: 'file', type: 'file', src: '/home/ana/factura.pdf' },
    ];
    const { requests, problems } = await readText(
      postman([
        { name: 'a', request: { method: 'POST', url, body: { mode: 'urlencoded', urlencoded } } },
        { name: 'b', request: { method: 'POST', url, body: { mode: 'formdata', formdata } } },
        { name: 'c', request: url },
        {
          name: 'd',
          request: {
            method: 'PUT',
            url: { protocol: 'https', host: ['a', 'example'], path: ['in'] },
            header: 'X-A: 1\nX-B: 2',
            auth: { type: 'bearer' },
          },
        },
      ]),
    );
    expect(bodyText(requests[0])).toBe('type=SMS&phone=%2B34612345678');
    expect(bodyText(requests[1])).toContain('name="file"; filename="factura.pdf"');
    expect(requests.slice(2).map(wireOf)).toEqual([
      ['GET /in', 'Host: a.example', ''],
      ['PUT /in', 'Host: a.example', 'X-A: 1', 'X-B: 2', ''],
    ]);
    expect(problems.map(({ entry, place }) => [entry, place])).toEqual([
      [4, 'request.auth'],
      [2, 'request.postData.mimeType'],
      [2, 'request.postData.params[1]'],
    ]);
  });

  it('has variables in the values of its path, and with names of any characters', async () => {
    const url = {
      raw: '{{base url}}/in/:token/{{ id }}?g={{$guid}}',
      variable: [{ key: 'token', value: '{{secret}}' }],
    };
    const variable = [
      { key: 'base url', value: 'https://a.example' },
      { key: 'secret', value: 'x/y' },
    ];
    const { requests, problems } = await readText(
      postman([{ request: { method: 'GET', url } }], { variable }),
    );
    expect(requests.map(({ arrival }) => arrival.url)).toEqual([
      '/in/x%2Fy/%7B%7B%20id%20%7D%7D?g={{$guid}}',
    ]);
    expect(problems).toEqual([
      { entry: 1, place: 'request.url', reason: notInAddress, imported: true },
    ]);
  });

  const chained = [
    { key: 'a', value: '{{b}}'.repeat(1_500) },
    { key: 'b', value: '{{c}}'.repeat(1_500) },
    { key: 'c', value: 'x'.repeat(300) },
  ];
  const segment = [{ key: 'a', value: 'x'.repeat(10_000) }];

  it.each([
    ['each other', { raw: 'http://h/{{a}}' }, chained],
    ['a path', { raw: `http://h${'/:a'.repeat(10_000)}`, variable: segment }, []],
  ])('is refused when its variables fill too much into %s', async (_, url, variable) => {
    const text = postman([{ request: { method: 'GET', url } }], { variable });
    await expect(readText(text)).rejects.toThrow(
      'the collection: its variables would fill in more than 32 MiB of text',
    );
  });

  it('is recognised by its schema or its id: other JSON with info and item is a payload', async () => {
    const item = [raw];
    const formatOf = async (info: object) =>
      (await readText(JSON.stringify({ info, item }, null, 1))).format;
    expect(await formatOf({ name: 'x', schema })).toBe('collections');
    expect(await formatOf({ name: 'x', _postman_id: 'x' })).toBe('collections');
    expect(await formatOf({ name: 'x' })).toBe('payload');
  });

  it('of our own comes back', async () => {
    const body = '{"type":"SMS","messageId":"m"}';
    const text = await collected(exportChunks('postman', inTurn([entryOf(body)]), context));
    const { requests, format } = await readText(text);
    expect(format).toBe('collections');
    expect(requests.map(bodyText)).toEqual([body]);
  });

  it('names what is no request, and is refused without any', async () => {
    const { requests, problems, leftOut } = await readText(postman([raw, null, { name: 'x' }]));
    expect({ count: requests.length, leftOut }).toEqual({ count: 1, leftOut: 2 });
    expect(problems.filter(({ imported }) => !imported).map(({ entry }) => entry)).toEqual([2, 3]);
    await expect(readText(postman([]))).rejects.toThrow('it has no request');
    await expect(readText(postman([null]))).rejects.toThrow('requests[0], request: missing');
  });
});

const version4 = {
  _type: 'export',
  __export_format: 4,
  __export_date: '2026-11-22T10:00:00.000Z',
  __export_source: 'insomnia.desktop.app:v10.3.0',
  resources: [
    {
      ...{ _id: 'req_1', parentId: 'wrk_1', _type: 'request', method: 'POST' },
      url: '{{ _.base_url }}/in',
      body: { mimeType: 'application/json', text: sms },
      parameters: [{ id: 'pair_1', name: 'a', value: 'b c', disabled: false }],
      headers: [{ name: 'User-Agent', value: 'insomnia/10.3.0' }],
      authentication: {},
    },
    { _id: 'wrk_1', _type: 'workspace', name: 'Provider' },
    { _id: 'env_1', _type: 'environment', data: { base_url: 'https://a.example' } },
  ],
};

const version5 = `type: collection.insomnia.rest/5.0
schema_version: "5.1"
name: Provider
meta:
  id: wrk_1
  created: 1763805600000
collection:
  - name: Folder
    meta:
      id: fld_1
    children:
      - url: "{{ _.base_url }}/in"
        name: SMS
        meta:
          id: req_1
        method: POST
        body:
          mimeType: application/json
          text: |-
            {
              "type": "SMS",
              "phone": "+34612345678",
              "message": "Hola {{contact.first_name}}"
            }
        parameters:
          - name: a
            value: b c
        headers:
          - name: User-Agent
            value: insomnia/10.3.0
        settings:
          renderRequestBody: true
environments:
  name: Base Environment
  data:
    base_url: https://a.example
`;

describe('an export of Insomnia', () => {
  it.each([
    ['format 4', JSON.stringify(version4)],
    ['format 5', version5],
    ['format 5 behind a comment', `# exported\n---\n${version5}`],
  ])('has its requests: %s', async (_, text) => {
    const { requests, format, problems } = await readText(text);
    expect(format).toBe('collections');
    expect(requests.map(wireOf)).toEqual([
      [
        'POST /in?a=b+c',
        'Host: a.example',
        'User-Agent: insomnia/10.3.0',
        'Content-Type: application/json',
        sms,
      ],
    ]);
    expect(problems).toEqual([
      { entry: 1, place: 'request.body', reason: notReplaced, imported: true },
    ]);
  });

  it('keeps the parameters of its address, before and behind which others stand', async () => {
    const parameters = [
      { name: 'b', value: 'ñ {{x}}' },
      { name: 'off', value: '1', disabled: true },
      { name: '', value: 'no name' },
    ];
    const pathParameters = [{ name: 'id', value: '{{ _.base_url }}' }];
    const request = { ...version4.resources[0], parameters, pathParameters };
    const resources = [
      { ...request, url: 'http://h/x?a=1#top' },
      { ...request, url: 'http://h/:id', parameters: [] },
      { ...request, url: 'http://h/x', parameters: [{ name: 'n', value: "{% now 'iso' %}" }] },
      ...version4.resources.slice(1),
    ];
    const { requests, problems } = await readText(JSON.stringify({ ...version4, resources }));
    expect(requests.map(({ arrival }) => arrival.url)).toEqual([
      '/x?a=1&b=%C3%B1+%7B%7Bx%7D%7D',
      '/https%3A%2F%2Fa.example',
      '/x?n=%7B%25+now+%27iso%27+%25%7D',
    ]);
    expect(problems.filter(({ place }) => place !== 'request.body')).toEqual(
      [1, 3].map((entry) => ({
        ...{ entry, place: 'request.url', reason: notInAddress, imported: true },
      })),
    );
  });

  it('has the variables of the base environment, wherever it stands', async () => {
    const other = {
      _id: 'env_2',
      parentId: 'env_1',
      _type: 'environment',
      data: { base_url: 'b' },
    };
    const base = { ...version4.resources[2], parentId: 'wrk_1' };
    const resources = [other, ...version4.resources.slice(0, 2), base];
    const { requests } = await readText(JSON.stringify({ ...version4, resources }));
    expect(requests.map(({ arrival }) => arrival.headers[0])).toEqual([['Host', 'a.example']]);
  });

  it('may be nested as deeply as JSON can be where a text belongs', async () => {
    const text = JSON.stringify(version4).replace(
      '"User-Agent"',
      '['.repeat(50_000) + ']'.repeat(50_000),
    );
    const { requests, problems } = await readText(text);
    expect(requests.map(bodyText)).toEqual([sms]);
    expect(problems.map(({ place }) => place)).toEqual(['request.body', 'request.headers[0]']);
  });

  it('names requests that are not sent over HTTP as left out', async () => {
    const url = 'ws://{{h}}/s';
    const resources = [
      { _id: 'ws-req_1', _type: 'websocket_request', url },
      { _id: 'greq_1', _type: 'grpc_request', url: 'h:50051', protoMethodName: '/a.B/C' },
      ...version4.resources,
    ];
    const collection = `collection:
  - url: "${url}"
    meta:
      id: ws-req_1
  - url: h:50051
    meta:
      id: greq_1
    protoMethodName: /a.B/C
`;
    for (const text of [
      JSON.stringify({ ...version4, resources }),
      version5.replace('collection:\n', collection),
    ]) {
      const { requests, problems, leftOut } = await readText(text);
      expect({ count: requests.length, leftOut }).toEqual({ count: 1, leftOut: 2 });
      expect(problems.filter(({ entry }) => entry < 3)).toEqual(
        [1, 2].map((entry) => ({
          ...{ entry, place: 'request.method', reason: 'no method', imported: false },
        })),
      );
    }
  });

  it('is refused with the place where it is no YAML', async () => {
    await expect(readText('type: collection.insomnia.rest/5.0\ncollection: [\n')).rejects.toThrow(
      /line \d, column \d: not YAML/,
    );
  });

  it('does not grow by aliases', async () => {
    const lists = Array.from(
      { length: 9 },
      (_, level) =>
        `${'abcdefghij'[level + 1]}: &${'abcdefghij'[level + 1]} [${Array(9).fill(`*${'abcdefghij'[level]}`).join(',')}]`,
    );
    const text = `type: collection.insomnia.rest/5.0\na: &a [1]\n${lists.join('\n')}\ncollection: *j\n`;
    await expect(readText(text)).rejects.toThrow('too many aliases');
  });
});

describe('a file of Bruno', () => {
  const head = (body: string) =>
    `meta {\n  name: SMS\n  type: http\n  seq: 1\n}\n\npost {\n  url: {{base_url}}/in?a=1\n  body: ${body}\n  auth: none\n}\n`;
  const vars = 'vars:pre-request {\n  base_url: https://a.example\n}\n';

  it('has its request, with the variables that it sets', async () => {
    const headers = 'headers {\n  X-A: {{x}}: 1\n  ~X-Off: 1\n}\n';
    const body = `body:json {\n${sms.replace(/^/gm, '  ')}\n}\n`;
    const { requests, format, problems } = await readText(
      [head('json'), headers, body, vars].join('\n').replaceAll('\n', '\r\n'),
    );
    expect(format).toBe('collections');
    expect(requests.map(wireOf)).toEqual([
      ['POST /in?a=1', 'Host: a.example', 'X-A: {{x}}: 1', 'Content-Type: application/json', sms],
    ]);
    expect(problems.map(({ place }) => place)).toEqual(['request.headers', 'request.body']);
  });

  it('may have a form, with files and lines of text', async () => {
    const fields = 'body:form-urlencoded {\n  type: SMS\n  phone: +34612345678\n  ~off: 1\n}\n';
    const form = await readText(head('formUrlEncoded') + fields + vars);
    expect(form.requests.map(bodyText)).toEqual(['type=SMS&phone=%2B34612345678']);
    const parts = `body:multipart-form {\n  a: '''\n    1\n    2\n  '''\n  file: @file(/x/factura.pdf) @contentType(application/pdf)\n}\n`;
    const { requests, problems } = await readText(head('multipartForm') + parts + vars);
    expect(bodyText(requests[0])).toContain('name="a"\r\n\r\n1\n2\r\n');
    expect(bodyText(requests[0])).toContain(
      'filename="factura.pdf"\r\nContent-Type: application/pdf',
    );
    expect(problems.some(({ reason }) => reason.includes('does not contain the file'))).toBe(true);
  });

  it('has the values of its path, with variables', async () => {
    const path = 'params:path {\n  id: {{base_url}}\n  ~off: 1\n}\n';
    const text = head('none').replace('/in?a=1', '/:id/:off?a=1') + path + vars;
    const { requests } = await readText(text);
    expect(requests.map(({ arrival }) => arrival.url)).toEqual([
      '/https%3A%2F%2Fa.example/:off?a=1',
    ]);
  });

  it('with many values of several lines is read in linear time', async () => {
    const parts = "  a: '''\n  '''\n".repeat(60_000);
    const before = process.cpuUsage();
    const { requests } = await readText(
      `${head('formUrlEncoded')}body:form-urlencoded {\n${parts}}\n${vars}`,
    );
    const { user } = process.cpuUsage(before);
    expect(bodyText(requests[0])).toHaveLength(60_000 * 3 - 1);
    expect(user / 1e6).toBeLessThan(5);
  }, 120_000);

  it('says which body and which authentication it is imported without', async () => {
    const text = head('graphql').replace('auth: none', 'auth: bearer') + vars;
    const { problems } = await readText(text);
    expect(problems.map(({ place }) => place)).toEqual(['request.auth', 'request.body']);
    await expect(readText('meta {\n  name: x\n}\n')).rejects.toThrow('it has no request');
  });
});
