import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { devNull } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Result } from '../../../shared/result.ts';
import type { TunnelFault } from '../../../shared/tunnel.ts';
import { readCloudflaredLine, whyCloudflaredEnded } from './cloudflared-log.ts';
import { findCloudflared } from './find-cloudflared.ts';
import type { OpenTunnel, Tunnel, TunnelCarrier, TunnelEnd } from './tunnel.ts';

/** The last lines of its log that are kept, to explain why it ended. */
const maxLogLines = 20;

/** How long the program may take to end after a request to do so, in milliseconds. Then it is killed. */
const killAfterMs = 6_000;

/**
 * A shell script that runs a program and ends it as soon as the pipe to our process closes. So the program never
 * outlives us, not even when we are killed.
 */
const endWithPipe =
  '"$@" </dev/null & child=$!; exec 3<&0; ' +
  '{ while read -r _ <&3; do :; done; kill "$child"; sleep 3; kill -9 "$child"; } >/dev/null 2>&1 & ' +
  'watch=$!; wait "$child"; code=$?; kill "$watch" 2>/dev/null; exit "$code"';

type Program = ChildProcessByStdio<Writable, null, Readable>;

const openCloudflared: OpenTunnel = async ({ localPort, onConnections, signal }) => {
  const path = findCloudflared();
  if (path === null) return { ok: false, fault: 'no-program', detail: '' };
  const program = start(path, [
    'tunnel',
    '--no-autoupdate',
    // With a configuration file of the user's it would open no quick tunnel.
    '--config',
    devNull,
    '--url',
    `http://127.0.0.1:${localPort}`,
  ]);
  return opened(program, onConnections, signal);
};

/** A quick tunnel of Cloudflare's, opened by the program that the user has installed. It needs no account, and has another address each time. */
export const cloudflared: TunnelCarrier = {
  open: openCloudflared,
  host: () => 'https://trycloudflare.com',
  // The program waits 15 s for an address at most, and then connects.
  deadlineMs: 30_000,
  listener: 'tunnel',
  reopens: true,
};

function start(path: string, args: readonly string[]): Program {
  const stdio: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe'];
  return process.platform === 'win32'
    ? spawn(path, args, { stdio, windowsHide: true })
    : // In a process group of its own, so that Ctrl+C in a terminal reaches only us.
      spawn('/bin/sh', ['-c', endWithPipe, 'sh', path, ...args], { stdio, detached: true });
}

/** Resolves once the program has opened a tunnel, or has ended. */
function opened(
  program: Program,
  onConnections: (up: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Tunnel, TunnelFault>> {
  const opening = Promise.withResolvers<Result<Tunnel, TunnelFault>>();
  const ended = Promise.withResolvers<TunnelEnd>();
  const exited = whenExited(program);
  const lines: string[] = [];
  let url: string | null = null;
  let isOpen = false;
  let isClosing = false;

  const close = () => {
    isClosing = true;
    signal.removeEventListener('abort', abandon);
    return end(program, exited);
  };
  const abandon = () => {
    const why = whyCloudflaredEnded(lines);
    const detail = lines.length === 0 ? 'cloudflared wrote nothing to its log.' : why.detail;
    // With an address but no connection, a firewall stops the program on its way to the network.
    const fault = url === null ? 'no-answer' : 'blocked-port';
    void close().then(() => opening.resolve({ ok: false, fault, detail }));
  };

  createInterface({ input: program.stderr }).on('line', (line) => {
    lines.push(line.slice(0, 2_000));
    if (lines.length > maxLogLines) lines.shift();
    const event = readCloudflaredLine(line);
    if (event?.is === 'address') url = event.url;
    if (event?.is === 'lost' && isOpen) onConnections(0, 1);
    if (event?.is !== 'connected' || url === null) return;
    onConnections(1, 1);
    if (isOpen) return;
    isOpen = true;
    signal.removeEventListener('abort', abandon);
    const tunnel = { url, name: null, ended: ended.promise, close };
    opening.resolve({ ok: true, value: tunnel });
  });

  // The program may end before it reads from the pipe.
  program.stdin.on('error', () => undefined);
  void exited.then((error) => {
    if (isClosing) return;
    const why = whyCloudflaredEnded(error === null ? lines : [error]);
    signal.removeEventListener('abort', abandon);
    opening.resolve({ ok: false, ...why });
    ended.resolve({ fault: 'died', detail: why.detail });
  });

  if (signal.aborted) abandon();
  else signal.addEventListener('abort', abandon);
  return opening.promise;
}

/** Resolves when the program has ended, with the system's message when it could not be started. */
function whenExited(program: Program): Promise<string | null> {
  return new Promise((resolve) => {
    program.once('close', () => resolve(null));
    program.once('error', (error) => resolve(`ERR ${error.message}`));
  });
}

/** Ends the program by closing its pipe, and kills it when it does not end in time. On Windows, which has no signals, it is killed at once. */
async function end(program: Program, exited: Promise<unknown>): Promise<void> {
  program.stdin.end();
  if (process.platform === 'win32') program.kill();
  const inTime = new AbortController();
  const kill = after(killAfterMs, undefined, { signal: inTime.signal })
    .then(() => program.kill('SIGKILL'))
    .catch(() => undefined);
  await exited;
  inTime.abort();
  await kill;
}
