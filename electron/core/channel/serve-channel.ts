import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { ChannelAddress } from './address.ts';
import { BadFrame, connectionOf, type Connection } from './connection.ts';
import type { JobCore } from './job.ts';
import { jobs } from './jobs.ts';
import { jobRequest, protocolVersion } from './protocol.ts';

/** At most this many processes are connected at once. */
const maxConnections = 16;

/** Milliseconds within which the other process must say what it wants. */
const requestMs = 10_000;

/** Milliseconds that connections have to end by themselves when the channel closes. */
const closingMs = 1_000;

export interface Channel {
  /** Accepts no more jobs, ends the running ones, and resolves once they have ended. */
  readonly close: () => Promise<void>;
}

/**
 * Accepts jobs of other processes of the same user. The folder's lock is held, so a socket that is there already is left
 * over from a process that was killed.
 *
 * @param onBug receives what a job throws, and why the channel could not be opened.
 */
export function serveChannel(
  address: ChannelAddress,
  core: JobCore,
  appVersion: string,
  onBug: (error: unknown) => void,
): Channel {
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const sockets = new Set<Socket>();

  async function serve(socket: Socket): Promise<void> {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const connection = connectionOf(socket);
    const timer = setTimeout(connection.destroy, requestMs);
    try {
      await connection.send({ hookscope: appVersion, protocol: protocolVersion });
      const first = await connection.frames.next();
      clearTimeout(timer);
      if (first.done !== true) await runJob(first.value.json, connection);
    } catch (error) {
      // The other process ended, or speaks another language.
      if (!(error instanceof BadFrame) && !connection.closed.aborted) onBug(error);
    } finally {
      clearTimeout(timer);
      await hangUp(connection);
    }
  }

  async function runJob(request: unknown, connection: Connection): Promise<void> {
    const wanted = jobRequest.safeParse(request);
    if (!wanted.success) return connection.send({ refused: 'The request is not understood.' });
    const { job: name, args, protocol } = wanted.data;
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
    if (protocol !== protocolVersion || job === undefined) {
      return connection.send({ refused: `Hookscope ${appVersion} does not know this command.` });
    }
    const given = job.args.safeParse(args);
    if (!given.success) return connection.send({ refused: 'The request is not understood.' });
    const refused = closing.signal.aborted ? 'Hookscope is closing.' : job.refusal(core);
    if (refused !== null) return connection.send({ refused });
    await connection.send({ begins: true });
    await job.run(given.data, connection, core, closing.signal);
  }

  const server = createServer((socket) => {
    const served = serve(socket).finally(() => running.delete(served));
    running.add(served);
  });
  server.maxConnections = maxConnections;
  // Some file systems have no sockets. Then an import says who has the folder, as before.
  server.on('error', ({ message }) =>
    onBug(new Error(`Commands such as import can't use this process: ${message}.`)),
  );
  open(server, address.path);

  return {
    close: async () => {
      closing.abort();
      server.close();
      // A process that stopped in the middle of a message would keep the app from closing what it stores.
      const timer = setTimeout(() => sockets.forEach((socket) => socket.destroy()), closingMs);
      await Promise.allSettled(running);
      clearTimeout(timer);
      address.remove();
    },
  };
}

/**
 * Closes a connection after its last message. What still comes is read away first: a process that writes to a closed
 * connection would not read that message any more.
 */
async function hangUp(connection: Connection): Promise<void> {
  const timer = setTimeout(connection.destroy, requestMs);
  connection.end();
  try {
    while ((await connection.frames.next()).done !== true);
  } catch {
    // The other process has ended.
  }
  clearTimeout(timer);
  connection.destroy();
}

function open(server: Server, path: string): void {
  if (process.platform === 'win32') {
    server.listen(path);
    return;
  }
  rmSync(path, { force: true });
  // Nobody else may connect, not even in the moment before the mode is set.
  const before = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(before);
  }
  server.once('listening', () => chmodSync(path, 0o600));
}
