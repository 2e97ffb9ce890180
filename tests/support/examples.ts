import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import receiver from '../../examples/web-crypto/receiver.ts';
import { freePort } from './free-port.ts';
import { onLoopback } from './loopback.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

/** A started example. */
export interface StartedExample {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

interface Example {
  /** The program that it needs, with arguments to try it. */
  readonly needs?: readonly [program: string, ...args: string[]];
  readonly start: (env: NodeJS.ProcessEnv) => Promise<StartedExample>;
}

const inNode = (script: string): Example => ({
  start: (env) =>
    startProgram(process.execPath, [pathOf(script)], { ...env, ELECTRON_RUN_AS_NODE: '1' }),
});

/** Debian's packages are for its own Python, which need not be the first one. */
const pythons = ['python3', '/usr/bin/python3', 'python'];
const python =
  pythons.find(
    (one) => spawnSync(one, ['-c', 'import fastapi, uvicorn, cryptography']).status === 0,
  ) ?? 'python3';

/** The examples that are run here, each as its README says. */
export const examples: Readonly<Record<string, Example>> = {
  express: inNode('express/receiver.ts'),
  fastify: inNode('fastify/receiver.ts'),
  'web-crypto': { start: startWorker },
  php: {
    needs: ['php', '-r', 'exit(extension_loaded("sodium") ? 0 : 1);'],
    start: (env) =>
      startAt(env, (port) => ['php', ['-S', `127.0.0.1:${port}`, pathOf('php/receiver.php')]]),
  },
  fastapi: {
    needs: [python, '-c', 'import fastapi, uvicorn, cryptography'],
    start: (env) => startAt(env, () => [python, [pathOf('fastapi/receiver.py')]]),
  },
  go: {
    needs: ['go', 'version'],
    start: (env) =>
      startAt(
        { ...env, GOCACHE: tempDir(), GOFLAGS: '-mod=mod' },
        () => ['go', ['run', '.']],
        pathOf('go'),
      ),
  },
  n8n: { start: startFlow },
};

/** Whether this machine has what an example needs. */
export function canRun({ needs }: Example): boolean {
  if (needs === undefined) return true;
  const [program, ...args] = needs;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Starts a program that says on which port it listens. */
async function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<StartedExample> {
  const child = spawn(program, args, {
    env: { ...process.env, ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const port = await until(() => /listening on .*?(\d+)\s/.exec(said)?.[1] ?? null);
  return { url: `http://127.0.0.1:${port}/webhook`, stop: () => ended(child) };
}

/** Starts a program that is given a free port. */
async function startAt(
  env: NodeJS.ProcessEnv,
  commandFor: (port: number) => readonly [program: string, args: readonly string[]],
  cwd?: string,
): Promise<StartedExample> {
  const port = await freePort();
  const [program, args] = commandFor(port);
  const child = spawn(program, args, {
    cwd,
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      PHP_CLI_SERVER_WORKERS: '4',
      SEEN_FOLDER: tempDir(),
    },
    stdio: 'ignore',
    // `go run` starts the program as a child: the whole group is ended.
    detached: process.platform !== 'win32',
  });
  await until(() => canConnect(port), 60_000);
  return { url: `http://127.0.0.1:${port}/webhook`, stop: () => ended(child, true) };
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  const isUp = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isUp;
}

async function ended(child: ChildProcess, isGroup = false): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  if (isGroup && child.pid !== undefined && process.platform !== 'win32')
    process.kill(-child.pid, 'SIGKILL');
  else child.kill();
  await exit;
}

/** Runs what has a `fetch` handler, as Workers and Deno do. */
async function startWorker(env: NodeJS.ProcessEnv): Promise<StartedExample> {
  return startServer(async (request, body) => {
    const { method = 'GET' } = request;
    const made = new Request(`http://worker${request.url ?? '/'}`, {
      method,
      headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ...(method === 'POST' && { body }),
    });
    return (await receiver.fetch(made, env)).status;
  });
}

interface FlowNode {
  readonly name: string;
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly connections: Readonly<
    Record<string, { readonly main: readonly (readonly { node: string }[])[] }>
  >;
}

/** Goes through the nodes of the n8n flow as n8n does: its code is run, its other nodes are imitated. */
async function startFlow(env: NodeJS.ProcessEnv): Promise<StartedExample> {
  const flow = JSON.parse(readFileSync(pathOf('n8n/flow.json'), 'utf8')) as Flow;
  const require = createRequire(import.meta.url);
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<{ json: Item }[]>;
  interface Item {
    readonly status: number;
    readonly message: { readonly messageId: string } | null;
  }
  const seen = new Set<string>();

  return startServer(async (request, body) => {
    if (request.method !== 'POST') return 404;
    let item: Item | null = null;
    let status = 500;
    for (let name = flow.nodes[0]?.name; name !== undefined;) {
      const node = flow.nodes.find((one) => one.name === name);
      if (node?.type === 'n8n-nodes-base.code') {
        const code = String(node.parameters['jsCode']).replace(
          /const spki = '[^']+'/,
          `const spki = '${env['HIGHLEVEL_PUBLIC_KEY']}'`,
        );
        const first = () => ({ json: { headers: request.headers }, binary: { data: {} } });
        const helpers = { getBinaryDataBuffer: () => Promise.resolve(body) };
        const run = new AsyncFunction('require', '$input', code);
        item = (await run.call({ helpers }, require, { first }))[0]?.json ?? null;
      } else if (node?.type === 'n8n-nodes-base.respondToWebhook') status = item?.status ?? 500;
      else if (node?.type === 'n8n-nodes-base.filter' && !item?.message) break;
      else if (node?.type === 'n8n-nodes-base.removeDuplicates') {
        const { messageId } = item?.message ?? { messageId: '' };
        if (seen.has(messageId)) break;
        seen.add(messageId);
      } else if (node?.type === 'n8n-nodes-base.httpRequest' && env['GATEWAY_URL'] !== undefined) {
        const sent = await fetch(env['GATEWAY_URL'], {
          method: 'POST',
          body: JSON.stringify(item?.message),
        });
        await sent.arrayBuffer();
      }
      name = flow.connections[name]?.main[0]?.[0]?.node;
    }
    return status;
  });
}

async function startServer(
  answer: (request: IncomingMessage, body: Buffer<ArrayBuffer>) => Promise<number>,
): Promise<StartedExample> {
  const server = createServer((request, response) => {
    buffer(request)
      .then((body) => answer(request, body))
      .catch(() => 500)
      .then((status) => response.writeHead(status).end())
      .catch(() => response.destroy());
  });
  const { port, close } = await onLoopback(server);
  return { url: `http://127.0.0.1:${port}/webhook`, stop: () => close() };
}
