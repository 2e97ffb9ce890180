import { describe, expect, it } from 'vitest';
import { BrokenFile } from '../../../../electron/core/import/importer.ts';
import { bodyText, readText, wireOf } from '../read-text.ts';

const signed = 'X-GHL-Signature: qk3+/w==';
const json = ['Content-Type: application/json'];

describe('a curl command', () => {
  it.each<[what: string, command: string, wire: readonly string[]]>([
    [
      'of Chrome for bash',
      `curl 'https://a.example/in/token?x=1' \\
  -H 'content-type: application/json' \\
  -H 'x-ghl-signature: qk3+/w==' \\
  --data-raw $'{"message":"It\\'s \\u0021 \\u00e9 \\n"}' ;`,
      [
        'POST /in/token?x=1',
        'Host: a.example',
        'content-type: application/json',
        'x-ghl-signature: qk3+/w==',
        '{"message":"It\'s ! é \n"}',
      ],
    ],
    [
      'of Chrome for the command prompt',
      `curl ^"https://a.example/in/token?x=1^&y=2^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"50^% ^^ off^\\^"^}^"`,
      [
        'POST /in/token?x=1&y=2',
        'Host: a.example',
        'content-type: application/json',
        '{"a":"50% ^ off"}',
      ],
    ],
    [
      'of Firefox',
      `curl 'https://a.example/' -X POST -H 'User-Agent: F' -H 'Content-Type: application/json' --compressed --data-raw '{"a":1}'`,
      ['POST /', 'Host: a.example', 'User-Agent: F', ...json, '{"a":1}'],
    ],
    [
      'of Postman',
      `curl --location 'https://a.example/in' \\
--header 'Content-Type: application/json' \\
--header '${signed}' \\
--data '{
    "a": 1
}'`,
      ['POST /in', 'Host: a.example', ...json, signed, '{\n    "a": 1\n}'],
    ],
    [
      "of HighLevel's documentation",
      `curl --request POST \\
  --url https://services.example.com/conversations/messages/inbound \\
  --header 'Authorization: Bearer 123' \\
  --header 'Content-Type: application/json' \\
  --data '{"type":"SMS"}'`,
      [
        'POST /conversations/messages/inbound',
        'Host: services.example.com',
        'Authorization: Bearer 123',
        ...json,
        '{"type":"SMS"}',
      ],
    ],
    [
      'with a prompt and joined letters',
      `$ curl -sSLXPUT -HX-A:1 -dfoo=1 -d bar=2 a.example`,
      [
        'PUT /',
        'Host: a.example',
        'X-A: 1',
        'Content-Type: application/x-www-form-urlencoded',
        'foo=1&bar=2',
      ],
    ],
    [
      'with --json and a user',
      `curl --json '{"a":' --json '1}' -u me:secret http://h:8080/x`,
      [
        'POST /x',
        'Host: h:8080',
        'Authorization: Basic bWU6c2VjcmV0',
        'Content-Type: application/json',
        'Accept: application/json',
        '{"a":1}',
      ],
    ],
    [
      'that encodes its data into the address',
      `curl -G http://h/x --data-urlencode 'q=a b&ü' -d c=1`,
      ['GET /x?q=a%20b%26%C3%BC&c=1', 'Host: h', ''],
    ],
    [
      'with empty and removed header fields',
      `curl http://h/ -H 'X-Empty;' -H 'Content-Type:' -H 'Host: other' -d a`,
      ['POST /', 'X-Empty: ', 'Host: other', 'a'],
    ],
    ['that only asks for the head', `curl -I http://h/a -o /dev/null`, ['HEAD /a', 'Host: h', '']],
    [
      'whose output goes elsewhere',
      `curl -s http://h/a 2>/dev/null > out.json`,
      ['GET /a', 'Host: h', ''],
    ],
  ])('%s is the request that it sends', async (_, command, wire) => {
    const { requests, format, problems } = await readText(command);
    expect(requests.map(wireOf)).toEqual([wire]);
    expect(format).toBe('curl');
    expect(problems).toEqual([]);
  });

  it('keeps bytes that are not text', async () => {
    const { requests } = await readText(String.raw`curl h --data-binary $'\xff\x00rest'`);
    expect([...(requests[0]?.body ?? [])]).toEqual([0xff]);
    const other = await readText(String.raw`curl h --data-binary $'\xe9\351\u20ac'`);
    expect([...(other.requests[0]?.body ?? [])]).toEqual([0xe9, 0xe9, 0xe2, 0x82, 0xac]);
  });

  it('writes a form as curl does, with a boundary of its own', async () => {
    const { requests, problems } = await readText(
      `curl http://h/ -F a=1 -F 'b="x;y";type=text/plain' --form-string 'c=@d'`,
    );
    expect(bodyText(requests[0]).replaceAll(/hookscope-\w+/g, 'B')).toBe(
      [
        '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n',
        '--B\r\nContent-Disposition: form-data; name="b"\r\nContent-Type: text/plain\r\n\r\nx;y\r\n',
        '--B\r\nContent-Disposition: form-data; name="c"\r\n\r\n@d\r\n--B--\r\n',
      ].join(''),
    );
    expect(problems).toEqual([]);
  });

  it.each([
    [`curl h -d @/etc/passwd`, 'the file /etc/passwd is not read'],
    [`curl h --data-binary @-`, 'standard input is not read'],
    [`curl h --json @a.json`, 'the file a.json is not read'],
    [`curl h --data-urlencode n@a.txt`, 'the file a.txt is not read'],
    [`curl h -F 'f=@/etc/passwd;type=text/plain'`, 'the file /etc/passwd is not read'],
    [`curl h -F 'f=</etc/passwd'`, 'the file /etc/passwd is not read'],
    [`curl h -T /etc/passwd`, 'the file /etc/passwd is not read'],
    [`curl h -H @/etc/passwd`, 'a file is not read'],
    [`curl h -b /etc/passwd`, 'a file is not read'],
    [`curl h -H 'no field'`, 'not a header field'],
    [`curl "$HOST/in" -d 1`, 'it stays as it is written'],
    ['curl h -d "`id`"', 'it stays as it is written'],
    [`curl h -d "$(cat /etc/passwd)"`, 'it stays as it is written'],
  ])('never reads a file and runs nothing, and says so: %s', async (command, reason) => {
    const { requests, problems } = await readText(command);
    expect(requests).toHaveLength(1);
    expect(problems[0]?.reason).toContain(reason);
    expect(problems[0]).toMatchObject({ imported: true });
    expect(bodyText(requests[0])).not.toContain('root:');
  });

  it('is one of many', async () => {
    const { requests, problems, leftOut } = await readText(
      `curl 'http://h/1' ;\ncurl 'http://h/2' &\n# a remark\nwget http://h/3\ncurl http://h/4 --next http://h/5 -d x`,
    );
    expect(requests.map(({ arrival }) => `${arrival.method} ${arrival.url}`)).toEqual([
      'GET /1',
      'GET /2',
      'GET /4',
      'POST /5',
    ]);
    expect(problems).toEqual([
      { entry: 3, place: 'line 4', reason: 'not a curl command', imported: false },
    ]);
    expect(leftOut).toBe(1);
  });

  it.each([
    [`curl 'http://h/ -d 1`, 'line 1: the quote that begins here is never closed'],
    [`curl \\\n h -d "a\n`, 'line 2: the quote that begins here is never closed'],
    [`curl h -d`, 'line 1: -d has no value'],
    [`curl --header`, 'line 1: --header has no value'],
    [`curl -s -L`, 'no address'],
    [`curl h -X 'PO ST'`, 'not a method'],
  ])('is refused with the line and the reason: %s', async (command, message) => {
    const refused = await readText(command).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BrokenFile);
    expect(String(refused)).toContain(message);
  });
});
