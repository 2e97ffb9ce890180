import { spawn, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { exportTable } from '../../../shared/export.ts';
import { onLoopback } from '../../support/loopback.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { collected, context, inTurn } from './entries.ts';

export const codeFormats = ['fetch', 'node', 'python', 'php', 'go'] as const;
export type CodeFormat = (typeof codeFormats)[number];

const nodeItself = { command: process.execPath, args: [] };
const programs: Readonly<Record<CodeFormat, { command: string; args: readonly string[] }>> = {
  fetch: nodeItself,
  node: nodeItself,
  python: { command: process.platform === 'win32' ? 'python' : 'python3', args: [] },
  php: { command: 'php', args: [] },
  go: { command: 'go', args: ['run'] },
};

/** Whether the language, and what the code needs of it, is on this machine. */
export function canRun(format: CodeFormat): boolean {
  const { command } = programs[format];
  const test = {
    fetch: null,
    node: null,
    python: ['-c', 'import requests'],
    php: ['--version'],
    go: ['version'],
  }[format];
  return test === null || spawnSync(command, test, { stdio: 'ignore' }).status === 0;
}

/** What came in, one character for each byte of the head. */
export interface Came {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** Runs the code of these requests as one program. @returns what it sent, in its order, and what it printed. */
export async function sentByCode(
  format: CodeFormat,
  entries: readonly ExportEntry[],
): Promise<{ readonly came: readonly Came[]; readonly printed: string }> {
  const came: Came[] = [];
  const server = createServer((request, response) => {
    void received(request).then((one) => {
      came.push(one);
      response.end('fine');
    });
  });
  const { port, close } = await onLoopback(server);
  const printed = await runCode(format, entries, port);
  await close();
  return { came, printed };
}

/** Runs the code of one request. @returns the lines of the head that it sent, one character for each byte. */
export async function headSentByCode(
  format: CodeFormat,
  entry: ExportEntry,
): Promise<readonly string[]> {
  let text = '';
  const server = createTcpServer((socket) => {
    socket.setEncoding('latin1').on('data', (piece: string) => {
      text += piece;
      if (text.includes('\r\n\r\n'))
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  });
  const { port, close } = await onLoopback(server);
  await runCode(format, [entry], port);
  await close();
  return text.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
}

/** @returns what the program printed, to either stream. */
async function runCode(
  format: CodeFormat,
  entries: readonly ExportEntry[],
  port: number,
): Promise<string> {
  const targetBase = `http://127.0.0.1:${port}`;
  const chunks = exportChunks(
    format,
    inTurn(entries),
    { ...context, targetBase },
    { asList: true },
  );
  const file = join(tempDir(), `code.${exportTable[format].extension}`);
  writeFileSync(file, await collected(chunks));
  const { command, args } = programs[format];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', GO111MODULE: 'off' };
  const child = spawn(command, [...args, file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (printed += piece.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return printed;
}

async function received(request: IncomingMessage): Promise<Came> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const raw = request.rawHeaders;
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : [])),
    body: Buffer.concat(pieces),
  };
}
