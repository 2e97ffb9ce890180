import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { collected, inTurn } from './entries.ts';

const run = promisify(execFile);

export interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export const hasCurl = spawnSync('curl', ['--version']).status === 0;

async function scriptOf(entries: readonly ExportEntry[], targetBase: string): Promise<string> {
  const context = { targetBase, publicBase: null, appVersion: '0.1.0' };
  return (await collected(exportChunks('curl', inTurn(entries), context))).toString('utf8');
}

/** Stands in the place of curl: writes down its arguments, NUL after each, and what it is given to read. */
const recorder = `
curl() {
  for argument; do printf '%s\\0' "$argument"; done > "$RECORD/arguments"
  case "$argument" in @-) cat > "$RECORD/input" ;; esac
}
`;

/** Has a real shell read the command, and understands the arguments as curl's manual has them. */
export async function readByShell(shell: readonly string[], entry: ExportEntry): Promise<Sent> {
  const folder = await mkdtemp(join(tmpdir(), 'hookscope-curl-'));
  try {
    const target = 'http://127.0.0.1:4040';
    await runScript(shell, recorder + (await scriptOf([entry], target)), { RECORD: folder });
    const words = (await readFile(join(folder, 'arguments'))).toString('latin1').split('\0');
    const input = await readFile(join(folder, 'input')).catch(() => null);
    return understood(words.slice(0, -1), input, 'http://127.0.0.1:4040');
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runScript(
  [shell = '', ...options]: readonly string[],
  script: string,
  env: Record<string, string>,
) {
  const running = run(shell, [...options, '-s'], { env: { ...process.env, ...env } });
  running.child.stdin?.end(script);
  return running;
}

const withValue = new Set(['-X', '-H', '--data-binary', '--data-raw', '--request-target']);

function understood(words: readonly string[], input: Buffer | null, origin: string): Sent {
  const options: (readonly [string, string])[] = [];
  let url = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (withValue.has(word)) options.push([word, words[(at += 1)] ?? '']);
    else if (word.startsWith('-')) options.push([word, '']);
    else url = word;
  }
  const last = (name: string) => options.findLast(([option]) => option === name)?.[1];
  const data = last('--data-binary');
  if (data?.startsWith('@') && data !== '@-') throw new Error(`would read the file ${data}`);
  if (!url.startsWith(origin)) throw new Error(`would ask ${url}`);
  return {
    method: last('--head') === undefined ? (last('-X') ?? 'GET') : 'HEAD',
    target: last('--request-target') ?? url.slice(origin.length),
    headers: options
      .filter(([option, value]) => option === '-H' && !/^[^:]*:$/.test(value))
      .map(([, value]) => value.replace(/^([^:]*);$/, '$1:')),
    body:
      data === '@-'
        ? (input ?? Buffer.of())
        : Buffer.from(data ?? last('--data-raw') ?? '', 'latin1'),
  };
}

/** Has a real shell run real curl, and gives each request as its bytes arrived, connection by connection. */
export async function sentByCurl(entries: readonly ExportEntry[]): Promise<readonly Sent[]> {
  const arrived: Sent[] = [];
  const server = createServer((socket) => {
    let bytes = Buffer.of();
    socket.on('data', (data) => {
      bytes = Buffer.concat([bytes, data]);
      const whole = wholeRequest(bytes);
      if (whole === null) return;
      arrived.push(whole);
      socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const script = await scriptOf(entries, `http://127.0.0.1:${port}`);
    await runScript(['bash'], script, { HOME: '/nonexistent', no_proxy: '*' });
    return arrived;
  } finally {
    server.close();
  }
}

function wholeRequest(bytes: Buffer): Sent | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const length = fields.find((field) => field.startsWith('Content-Length: '))?.slice(16) ?? '0';
  const body = bytes.subarray(end + 4);
  if (body.length < Number(length)) return null;
  const [, method = '', target = ''] = /^(\S+) (.*) HTTP\/1\.[01]$/.exec(line) ?? [];
  const headers = fields.filter((field) => !/^(?:Host|Content-Length):/.test(field));
  return { method, target, headers, body };
}
