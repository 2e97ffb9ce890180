import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatsOfAll } from '../core/export/entries.ts';
import { exchange } from '../support/raw-socket.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess, listening } from '../support/terminal.ts';

type Entry = Readonly<Record<string, unknown>>;

const original = mkdtempSync(join(tmpdir(), 'hookscope-test-'));
afterAll(() => rmSync(original, { recursive: true }));
let filling: Promise<void> | undefined;

/** Captures requests that are hard to store into the original folder. */
async function fill(): Promise<void> {
  const { localUrl, captured, stop } = await listening(original);
  const { port, pathname } = new URL(localUrl);
  await hookscope(['send', 'email', '--to', localUrl]);
  const head = `POST ${pathname}?secret=s3cret HTTP/1.1\r\nHOST: h\r\nx-Dup: 1\r\nX-dup: \xe9\r\n`;
  const rest = 'Authorization: Bearer t0ken\r\nCookie: a=b1scuit\r\nConnection: close\r\n';
  const body = Buffer.from([0, 255, 10, 13, 128]);
  await exchange(
    Number(port),
    Buffer.concat([
      Buffer.from(`${head}${rest}Content-Length: ${body.length}\r\n\r\n`, 'latin1'),
      body,
    ]),
  );
  await exchange(Number(port), `NOT HTTP ${pathname}\r\nCookie: c00kie\r\n\r\n`);
  await captured(3);
  expect(await stop()).toBe(0);
}

/** A copy of the original folder. */
async function filledFolder(): Promise<string> {
  await (filling ??= fill());
  const dataDir = tempDir();
  cpSync(original, dataDir, { recursive: true });
  return dataDir;
}

/** The arguments of an export of everything. */
const exportTo = (out: string, dataDir: string, format: string) => [
  ...['export', '--data', dataDir, '--format', format, '--out', out],
];

async function entriesOf(dataDir: string): Promise<Entry[]> {
  const { stdout } = await hookscope(exportTo('-', dataDir, 'ndjson'));
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry);
}

/** The formats that restore every fact. */
const exactFormats = ['json', 'ndjson', 'har'];

describe('export and import', () => {
  it('restore every fact, in every format that can be imported', async () => {
    const dataDir = await filledFolder();
    const written = await entriesOf(dataDir);
    expect(written).toHaveLength(3);
    for (const format of exactFormats) {
      const file = join(tempDir(), `file.${format}`);
      expect((await hookscope(exportTo(file, dataDir, format))).code).toBe(0);
      const other = tempDir();
      const imported = await hookscope(['import', file, '--data', other, '--json']);
      expect(imported).toMatchObject({ code: 0, stdout: '{"imported":3}\n' });
      expect(await entriesOf(other)).toEqual(written);
    }
  });

  it('give imported requests new ids, after the existing ones', async () => {
    const dataDir = await filledFolder();
    const file = join(tempDir(), 'file.json');
    await hookscope(exportTo(file, dataDir, 'json'));
    await hookscope(['import', file, '--data', dataDir]);
    expect((await entriesOf(dataDir)).map(({ id }) => id)).toEqual(['6', '5', '4', '3', '2', '1']);
  });

  it('export only the chosen requests, and name one that does not exist', async () => {
    const dataDir = await filledFolder();
    const args = exportTo('-', dataDir, 'ndjson');
    const { stdout } = await hookscope([...args, '--id', '3', '--id', '1']);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Entry)['id']),
    ).toEqual(['3', '1']);
    const missing = await hookscope([...args, '--id', '77']);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('77');
  });

  it('remove with --redact what gives access from every format, and keep the bodies', async () => {
    const dataDir = await filledFolder();
    const { pathToken } = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')) as {
      pathToken: string;
    };
    for (const format of formatsOfAll) {
      const args = exportTo('-', dataDir, format);
      const open = (await hookscope(args)).stdout;
      const { stdout } = await hookscope([...args, '--redact']);
      expect(open).toContain(pathToken);
      for (const secret of [pathToken, 's3cret', 't0ken', 'b1scuit', 'c00kie']) {
        expect(stdout, `${format}: ${secret}`).not.toContain(secret);
      }
      expect(Buffer.from(stdout).includes(Buffer.from('c00kie').toString('base64'))).toBe(false);
      expect(stdout).toContain('REDACTED');
    }
    const redacted = join(tempDir(), 'redacted.json');
    await hookscope([...exportTo(redacted, dataDir, 'json'), '--redact']);
    const other = tempDir();
    expect((await hookscope(['import', redacted, '--data', other])).code).toBe(0);
    const bodies = (entries: Entry[]) => entries.slice(1).map(({ bodyBase64 }) => bodyBase64);
    expect(bodies(await entriesOf(other))).toEqual(bodies(await entriesOf(dataDir)));
  });

  it('import nothing from a damaged file, and name the place', async () => {
    const dataDir = await filledFolder();
    const dir = tempDir();
    const lines = (await entriesOf(dataDir)).map((entry) => JSON.stringify(entry));
    const [one = '', two = ''] = lines;
    const files: readonly (readonly [name: string, text: string, place: string])[] = [
      ['cut.ndjson', `${one}\n${two.slice(0, -9)}`, 'line 2'],
      [
        'altered.ndjson',
        `${one}\n${two.replace(/"bodyBase64":"..../, '"bodyBase64":"AAAA')}`,
        'line 2',
      ],
      [
        'method.json',
        `{"format":"hookscope","version":1,"requests":[${one},{"id":"1"}]}`,
        'requests[1]',
      ],
      ['newer.json', '{"format":"hookscope","version":2,"requests":[]}', 'version'],
      ['half.json', '{"format":"hookscope","version":1,"requests":[', 'not JSON'],
      ['other.json', '"a"', 'HAR 1.2'],
      ['bad.har', '{"log":{"entries":[{"startedDateTime":"today"}]}}', 'log.entries[0]'],
      ['splitting.ndjson', one.replace('"headers":[', '"headers":[["A","b\\r\\nC: d"],'), 'line 1'],
    ];
    for (const [name, text, place] of files) {
      const file = join(dir, name);
      writeFileSync(file, text);
      const { code, stdout, stderr } = await hookscope(['import', file, '--data', dataDir]);
      expect({ name, code, stdout }).toEqual({ name, code: 1, stdout: '' });
      expect(stderr.trim().split('\n'), name).toHaveLength(1);
      expect(stderr).toContain(place);
    }
    expect(await entriesOf(dataDir)).toHaveLength(3);
  });

  it('import what can be read of a HAR file, and name and count the rest', async () => {
    const request = { method: 'POST', url: 'https://a.example/x', postData: { text: '{}' } };
    const good = { startedDateTime: '2026-11-22T10:00:00Z', request };
    const odd = { ...good, response: { status: 'error' } };
    const file = join(tempDir(), 'other.har');
    writeFileSync(file, JSON.stringify({ log: { entries: [good, odd, { request: {} }, good] } }));
    const dataDir = tempDir();
    const json = await hookscope(['import', file, '--data', dataDir, '--json']);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout)).toEqual({
      imported: 3,
      leftOut: 1,
      problems: [
        { entry: 2, place: 'response.status', reason: 'not a status', imported: true },
        { entry: 3, place: 'request.method', reason: 'no method', imported: false },
      ],
      problemCount: 2,
    });
    const plain = await hookscope(['import', file, '--data', tempDir()]);
    expect(plain).toMatchObject({
      code: 0,
      stdout: '3 requests imported, 1 entry left out, 1 value not read\n',
    });
    expect(plain.stderr).toContain('Entry 3, request.method');
    expect(await entriesOf(dataDir)).toHaveLength(3);
  });

  it('import from standard input and from a pipe', async () => {
    const dataDir = await filledFolder();
    const written = await entriesOf(dataDir);
    for (const format of exactFormats) {
      const { stdout } = await hookscope(exportTo('-', dataDir, format));
      const other = tempDir();
      const args = ['import', '-', '--data', other, '--json'];
      const piped = await hookscopeProcess(args, { input: stdout });
      expect(piped).toMatchObject({ code: 0, stdout: '{"imported":3}\n' });
      expect(await entriesOf(other)).toEqual(written);
    }
  });

  it.skipIf(process.platform === 'win32')('import from a named pipe', async () => {
    const dataDir = await filledFolder();
    const pipe = join(tempDir(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [exported, imported] = await Promise.all([
      hookscopeProcess(exportTo(pipe, dataDir, 'ndjson')),
      hookscopeProcess(['import', pipe, '--data', tempDir(), '--json']),
    ]);
    expect(exported.code).toBe(0);
    expect(imported).toMatchObject({ code: 0, stdout: '{"imported":3}\n' });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('report faulty standard input in one line', async () => {
    const said = await hookscopeProcess(['import', '-', '--data', tempDir()], {
      input: 'no\nJSON\u001b[31m',
    });
    expect(said).toMatchObject({ code: 1, stdout: '' });
    expect(said.stderr.trim().split('\n')).toHaveLength(1);
    expect(said.stderr).not.toContain('\u001b');
  });
});
