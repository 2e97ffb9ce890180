import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { devNull } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Result } from '../../../shared/result.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';
import { readCloudflaredLine, whyCloudflaredEnded } from './cloudflared-log.ts';
import { findCloudflared } from './find-program.ts';
import type { OpenTunnel, Tunnel, TunnelEnd } from './tunnel.ts';

/** Lines of its log that are kept for the words of a fault. */
const keptLines = 20;

/** How long it may take to end well, in milliseconds. It then is ended by force. */
const endsWithinMs = 3_000;

/**
 * Runs a program that must not outlive us, not even when we are killed: the shell holds our end of a pipe,
 * and when that closes, it ends the program.
 */
const leash =
  '"$@" </dev/null & child=$!; exec 3<&0; ' +
  '{ while read -r _ <&3; do :; done; kill "$child"; sleep 3; kill -9 "$child"; } >/dev/null 2>&1 & ' +
  'watch=$!; wait "$child"; code=$?; kill "$watch" 2>/dev/null; exit "$code"';

type Program = ChildProcessByStdio<Writable, null, Readable>;

/** A quick tunnel of Cloudflare's, by the program that the user has installed: no account, another address each time. */
export const openCloudflared: OpenTunnel = async ({ localPort, onConnections, giveUp }) => {
  const path = findCloudflared();
  if (path === null) return { ok: false, fault: 'no-program', detail: '' };
  const program = start(path, [
    'tunnel',
    '--no-autoupdate',
    // With settings of the user's own in place it would open no quick tunnel.
    '--config',
    devNull,
    '--url',
    `http://127.0.0.1:${localPort}`,
  ]);
  return watch(program, onConnections, giveUp);
};

function start(path: string, args: readonly string[]): Program {
  const stdio: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe'];
  return process.platform === 'win32'
    ? spawn(path, args, { stdio, windowsHide: true })
    : // In a group of its own, so that Ctrl+C in a terminal is ours alone to hear.
      spawn('/bin/sh', ['-c', leash, 'sh', path, ...args], { stdio, detached: true });
}

/** Resolves once it is open, or has ended. */
function watch(
  program: Program,
  onConnections: (up: number, of: number) => void,
  giveUp: AbortSignal,
): Promise<Result<Tunnel, TunnelFault>> {
  const opened = Promise.withResolvers<Result<Tunnel, TunnelFault>>();
  const ended = Promise.withResolvers<TunnelEnd>();
  const gone = whenGone(program);
  const lines: string[] = [];
  let url: string | null = null;
  let open = false;
  let closing = false;

  const close = () => {
    closing = true;
    giveUp.removeEventListener('abort', give);
    return end(program, gone);
  };
  const give = () => {
    const why = whyCloudflaredEnded(lines);
    const detail = lines.length === 0 ? 'cloudflared said nothing.' : why.detail;
    // With an address, but no connection: something stops the program on its way to the network.
    const fault = url === null ? 'no-answer' : 'blocked-port';
    void close().then(() => opened.resolve({ ok: false, fault, detail }));
  };

  createInterface({ input: program.stderr }).on('line', (line) => {
    lines.push(line.slice(0, 2_000));
    if (lines.length > keptLines) lines.shift();
    const news = readCloudflaredLine(line);
    if (news?.is === 'address') url = news.url;
    if (news?.is === 'lost' && open) onConnections(0, 1);
    if (news?.is !== 'connected' || url === null) return;
    onConnections(1, 1);
    if (open) return;
    open = true;
    giveUp.removeEventListener('abort', give);
    const tunnel = { url, name: null, ended: ended.promise, close };
    opened.resolve({ ok: true, value: tunnel });
  });

  // It may be gone before it reads what we say.
  program.stdin.on('error', () => undefined);
  void gone.then((words) => {
    if (closing) return;
    const why = whyCloudflaredEnded(words === null ? lines : [words]);
    giveUp.removeEventListener('abort', give);
    opened.resolve({ ok: false, ...why });
    ended.resolve({ fault: 'died', detail: why.detail });
  });

  if (giveUp.aborted) give();
  else giveUp.addEventListener('abort', give);
  return opened.promise;
}

/** Resolves when nothing of it is left, with the system's words when there was nothing to run. */
function whenGone(program: Program): Promise<string | null> {
  return new Promise((resolve) => {
    program.once('close', () => resolve(null));
    program.once('error', (error) => resolve(`ERR ${error.message}`));
  });
}

/** Ends the program: by the leash, on Windows by force, since there it can't be asked. */
async function end(program: Program, gone: Promise<unknown>): Promise<void> {
  program.stdin.end();
  if (process.platform === 'win32') program.kill();
  const patience = new AbortController();
  const force = after(2 * endsWithinMs, undefined, { signal: patience.signal })
    .then(() => program.kill('SIGKILL'))
    .catch(() => undefined);
  await gone;
  patience.abort();
  await force;
}
