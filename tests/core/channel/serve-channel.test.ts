import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { channelAddress } from '../../../electron/core/channel/address.ts';
import { connectionOf } from '../../../electron/core/channel/connection.ts';
import type { JobCore } from '../../../electron/core/channel/job.ts';
import { protocolVersion } from '../../../electron/core/channel/protocol.ts';
import { serveChannel, type Channel } from '../../../electron/core/channel/serve-channel.ts';
import type { BegunImport } from '../../../electron/core/import/imports.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { until } from '../../support/until.ts';

/** An import that stores nothing. */
function emptyImport(
  signal: AbortSignal,
): BegunImport & { readonly outcomes: string[]; readonly added: () => number } {
  const outcomes: string[] = [];
  let added = 0;
  return {
    number: 1,
    signal,
    target: {
      begin: () => Promise.resolve(),
      add: () => {
        added += 1;
        return Promise.resolve();
      },
      finish: () => Promise.resolve(0),
    },
    stored: () => 0,
    ended: ({ is }) => void outcomes.push(is),
    outcomes,
    added: () => added,
  };
}

function coreWith(run: BegunImport): JobCore {
  const core = { store: { state: () => ({ fault: null }) }, imports: { begin: () => run } };
  return core as unknown as JobCore;
}

async function servedTo(
  core: JobCore,
): Promise<{ channel: Channel; socket: Socket; bugs: unknown[] }> {
  const address = channelAddress(tempDir());
  const bugs: unknown[] = [];
  const channel = serveChannel(address, core, '1.0.0', (bug) => bugs.push(bug));
  const socket = connect(address.path);
  await once(socket, 'connect');
  return { channel, socket, bugs };
}

const start = { source: 'a.har', format: 'har', total: 1 };
const request = {
  ...{ rank: 0, reply: null, bodyBytes: 100 },
  arrival: {
    ...{ receivedAt: 1, endedAt: 1, via: 'local', peer: null, method: 'POST', url: '/' },
    ...{ httpVersion: null, headers: [], trailers: [], ended: 'complete', stray: false },
    broken: null,
  },
};

/** Begins an import, and stops in the middle of the body of its second request. */
async function beginHalf(socket: Socket): Promise<void> {
  const connection = connectionOf(socket);
  await connection.frames.next();
  await connection.send({ protocol: protocolVersion, job: 'import', args: start });
  const begins = await connection.frames.next();
  expect(begins).toMatchObject({ value: { json: { begins: true } } });
  socket.cork();
  await connection.send({ ...request, bodyBytes: 0 });
  await connection.send(request, Buffer.from('half'));
  socket.uncork();
}

describe('the channel, with a process that stops in the middle', () => {
  it('closes while a body never comes to its end, and ends the import', async () => {
    const run = emptyImport(new AbortController().signal);
    const { channel, socket, bugs } = await servedTo(coreWith(run));
    await beginHalf(socket);
    await channel.close();
    expect(run.outcomes).toEqual(['stopped']);
    expect(bugs).toEqual([]);
  }, 8_000);

  it('closes while a process is connected that says nothing', async () => {
    const { channel, socket, bugs } = await servedTo(
      coreWith(emptyImport(new AbortController().signal)),
    );
    socket.on('error', () => undefined);
    await once(socket, 'readable');
    await channel.close();
    expect(bugs).toEqual([]);
    socket.destroy();
  }, 8_000);

  it('stops an import for the user while a body never comes to its end', async () => {
    const stopping = new AbortController();
    const run = emptyImport(stopping.signal);
    const { channel, socket } = await servedTo(coreWith(run));
    await beginHalf(socket);
    await until(() => run.added() === 1);
    // The second request came in the same chunk, so the job waits for the rest of its body.
    await new Promise(setImmediate);
    stopping.abort();
    await until(() => run.outcomes.length > 0);
    expect(run.outcomes).toEqual(['stopped']);
    socket.destroy();
    await channel.close();
  }, 8_000);
});
