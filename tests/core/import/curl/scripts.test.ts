import { describe, expect, it } from 'vitest';
import { bodyText, readText, wireOf } from '../read-text.ts';

const url = 'https://a.example/in';
const json = "-H 'Content-Type: application/json'";
const sms = '{"type":"SMS","message":"it\'s"}';

describe('what a script writes into curl', () => {
  it.each([
    ['a here-document', `curl ${url} ${json} -d @- <<'EOF'\n${sms}\nEOF\n`, sms],
    ['lines of one', `curl ${url} --json @- <<EOF\n{\n"a":1}\nEOF`, '{\n"a":1}\n'],
    ['one with tabs', `curl ${url} --json @- <<-EOF\n\t{}\n\tEOF\n`, '{}\n'],
    [
      'one before its pipe',
      `cat <<'EOF' | curl ${json} --data-binary @- ${url}\n${sms}\nEOF\n`,
      `${sms}\n`,
    ],
    ['one that escapes', `curl ${url} --json @- <<EOF\n{"a":"\\$x"}\nEOF\n`, '{"a":"$x"}\n'],
    ['a here-string', `curl ${url} -d @- <<< '{"a":1}'`, '{"a":1}'],
    ['echo', `echo '{"a":1}' | curl ${json} -d @- ${url}`, '{"a":1}'],
    ['echo with its line end', `echo '{"a":1}' |\n  curl --data-binary @- ${url}`, '{"a":1}\n'],
    ['echo -n', `echo -n '{"a":1}' | curl --data-binary @- ${url}`, '{"a":1}'],
    ['one before the pipe of the answer', `curl -d @- ${url} <<'E' | jq .\n${sms}\nE\n`, sms],
    ['the second of two', `cat <<A | curl -d @- ${url} <<B\na\nA\nb\nB\n`, 'b'],
    ['a format of printf', `printf '100%%\\n' | curl --data-binary @- ${url}`, '100%\n'],
    ['texts of printf', `printf '%s\\n' a b | curl --data-binary @- ${url}`, 'a\nb\n'],
    ['printf', `printf '%s' '{"a":1}' | curl --data-binary @- ${url}`, '{"a":1}'],
    ['an upload', `echo x | curl -T - ${url}`, 'x\n'],
  ])('is read: %s', async (_, script, body) => {
    const { requests, format, problems } = await readText(script);
    expect(format).toBe('curl');
    expect(problems).toEqual([]);
    expect(requests.map(bodyText)).toEqual([body]);
  });

  it.each([
    ['echo -e', `echo -e '{"a":1}' | curl -d @- ${url}`],
    ['echo -n -e', `echo -n -e '{"a":1}' | curl -d @- ${url}`],
    ['an escaped backslash of printf', `printf 'a\\\\nb' | curl -d @- ${url}`],
    ['a tab of printf', `printf 'a\\tb' | curl -d @- ${url}`],
    ['a number of printf', `printf '{"a":%d}' | curl -d @- ${url}`],
    ['an option of printf', `printf -v x | curl -d @- ${url}`],
    ['another program', `curl ${url}\njq -n '{a:1}' | curl -d @- ${url}`],
    ['an answer', `curl ${url} | curl -d @- ${url}`],
    ['an answer behind a program', `curl ${url} | jq .a | curl -d @- ${url}`],
  ])('is named where it depends on more than the script: %s', async (_, script) => {
    const { requests, problems } = await readText(script);
    expect(wireOf(requests.at(-1))).toContain('POST /in');
    expect(bodyText(requests.at(-1))).toBe('');
    expect(problems.map(({ reason }) => reason)).toContain(
      'standard input is not read, so its content is missing',
    );
  });

  it('names a variable that another command writes into curl', async () => {
    for (const writer of ['echo "{\\"to\\":\\"$PHONE\\"}" |', 'cat <<E | cat |']) {
      const { requests, problems } = await readText(
        `${writer} curl -d @- ${url}\n{"to":"$PHONE"}\nE\n`,
      );
      expect(requests.map(bodyText)).toEqual(['{"to":"$PHONE"}']);
      expect(problems[0]).toMatchObject({
        reason: 'a variable or command is not replaced; it stays as it is written',
        imported: true,
      });
    }
  });

  it('names a program that hands an answer to another curl', async () => {
    const { requests, problems } = await readText(`curl ${url} | xargs curl ${url}/2`);
    expect(requests.map((one) => one.arrival.url)).toEqual(['/in']);
    expect(problems).toMatchObject([{ reason: 'not a curl command', imported: false }]);
  });

  it('is named where it is unknown, and what follows a here-document is read', async () => {
    const unknown = await readText(`cat sms.json | curl -d @- ${url}`);
    expect(unknown.requests.map(bodyText)).toEqual(['']);
    expect(unknown.problems[0]?.reason).toContain('standard input is not read');
    const variable = await readText(`curl ${url} -d @- <<EOF\n$BODY\nEOF\ncurl ${url}/2\n`);
    expect(variable.requests.map((one) => one.arrival.url)).toEqual(['/in', '/in/2']);
    expect(variable.problems[0]).toMatchObject({ place: 'line 2', imported: true });
  });

  it('ends with the text where its last line is missing', async () => {
    const { requests } = await readText(`curl ${url} --json @- <<EOF\n{"a":1}`);
    expect(requests.map(bodyText)).toEqual(['{"a":1}\n']);
  });
});

describe('commands of PowerShell', () => {
  const want = [
    'POST /in',
    'Host: a.example',
    'Content-Type: application/json',
    '{"type":"SMS","message":"it\'s"}',
  ];

  it.each([
    [
      'lines joined by backticks',
      `curl.exe -X POST "${url}" \`\r\n  -H "Content-Type: application/json" \`\r\n  -d '{\\"type\\":\\"SMS\\",\\"message\\":\\"it''s\\"}'\r\n`,
    ],
    [
      'one line with escaped quotes',
      `curl.exe -X POST ${url} -H "Content-Type: application/json" -d '{\\"type\\":\\"SMS\\",\\"message\\":\\"it''s\\"}'`,
    ],
    [
      'double quotes behind backticks',
      `curl -X POST ${url} \`\n  -H 'Content-Type: application/json' \`\n  -d "{\`"type\`":\`"SMS\`",\`"message\`":\`"it's\`"}"`,
    ],
  ])('are read: %s', async (_, script) => {
    const { requests, problems } = await readText(script);
    expect(problems).toEqual([]);
    expect(requests.map(wireOf)).toEqual([want]);
  });

  it('keep variables as they are written, and name a quote that is not closed', async () => {
    const { requests, problems } = await readText(`curl.exe \`\n ${url} -H "X-A: $env:TOKEN"`);
    expect(wireOf(requests[0])).toContain('X-A: $env:TOKEN');
    expect(problems[0]?.reason).toContain('a variable or command is not replaced');
    await expect(readText(`curl.exe \`\n ${url} -d '{`)).rejects.toThrow(
      'line 2: the quote that begins here is never closed',
    );
  });
});

describe('what is copied around a command', () => {
  const output = [
    '* Host a.example:443 was resolved.',
    '*   Trying 192.0.2.1:443...',
    '> POST /in HTTP/1.1',
    '> Host: a.example',
    '> Content-Length: 3',
    '> ',
    '* upload completely sent off: 3 bytes',
    '< HTTP/1.1 200 OK',
    '< ',
    "it's fine",
  ].join('\n');

  it.each([
    ['a comment', `# send\n\ncurl ${url} -d a=1\n`],
    ['a block of code', `\`\`\`bash\ncurl ${url} -d a=1\n\`\`\`\n`],
    ['a variable before it', `TOKEN=x curl ${url} -d a=1`],
    ['another program before it', `time curl ${url} -d a=1`],
    ['a program that reads the answer', `curl ${url} -d a=1 | jq .`],
    ['its output', `$ curl -v ${url} -d a=1\n${output}`],
  ])('is skipped: %s', async (_, text) => {
    const { requests, problems } = await readText(text);
    expect(problems).toEqual([]);
    expect(requests.map(bodyText)).toEqual(['a=1']);
  });

  it.each([
    ['of a POSIX shell', `-d 'a=1'`],
    ['of PowerShell', '`\n-d a=1'],
    ['of the command prompt', '^\n-d a=1'],
  ])('is skipped between two commands %s', async (_, options) => {
    const text = ['$ curl -v', 'curl -v', '$ export X=1\n$ curl -v']
      .map((command) => `${command} ${url} ${options}\n${output}\n`)
      .join('');
    const { requests, problems } = await readText(text);
    expect(requests.map(bodyText)).toEqual(['a=1', 'a=1', 'a=1']);
    expect(problems).toMatchObject([{ reason: 'not a curl command', imported: false }]);
  });

  it('keeps lines of a body that look like a prompt or output', async () => {
    const body = '* Note: gate\n> quoted\n$ 5\n> POST /x HTTP/1.1\n';
    for (const text of [
      `curl --json @- ${url} <<'E'\n${body}E\ncurl ${url}/2\n`,
      `$ curl --json @- ${url} <<'E'\n${body}E\n$ curl ${url}/2\n`,
      `curl --json '${body}' ${url}\ncurl ${url}/2\n`,
    ]) {
      const { requests, problems } = await readText(text);
      expect(problems).toEqual([]);
      expect(requests.map(bodyText)).toEqual([body, '']);
      expect(requests.map((one) => one.arrival.url)).toEqual(['/in', '/in/2']);
    }
  });

  it('leaves out the second prompt of a terminal, also within quotes', async () => {
    const { requests, problems } = await readText(
      `$ curl ${url} \\\n> --json '{\n> "a":\n> 1}'\n${output}\n$ curl ${url} -d '\n> > b'`,
    );
    expect(problems).toEqual([]);
    expect(requests.map(bodyText)).toEqual(['{\n"a":\n1}', '\n> b']);
  });

  it('leaves out a prompt that is the same for all lines of a command', async () => {
    const { requests, problems } = await readText(
      `# send\n\n> curl ${url} \\\n>   -d a=1\n${output}\n> curl ${url} -d b=2\n`,
    );
    expect(problems).toEqual([]);
    expect(requests.map(bodyText)).toEqual(['a=1', 'b=2']);
  });

  it('takes a time in proportion to its output', async () => {
    const many = 20_000;
    const text = `$ curl -v ${url} -d a=1\n${output}\n`.repeat(many);
    const { requests } = await readText(text);
    expect(requests).toHaveLength(many);
  });

  it('the output of two curl -v has two heads', async () => {
    const { requests, problems } = await readText(`${output}\n${output}`);
    const head = ['POST /in', 'Host: a.example', 'Content-Length: 3', ''];
    expect(requests.map(wireOf)).toEqual([head, head]);
    expect(problems.map(({ entry }) => entry)).toEqual([1, 2]);
  });

  it('the output of curl -v alone has the head, and says that the body is missing', async () => {
    const { requests, format, problems } = await readText(output);
    expect(format).toBe('http');
    expect(requests.map(wireOf)).toEqual([
      ['POST /in', 'Host: a.example', 'Content-Length: 3', ''],
    ]);
    expect(problems[0]?.reason).toContain('0 bytes of body instead of 3');
  });
});
