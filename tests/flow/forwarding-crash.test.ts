import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { postOf } from '../bench/load.ts';
import { startSubject } from '../bench/subject.ts';
import { destinationOf } from '../support/destination.ts';
import { effort } from '../support/effort.ts';
import { bodiesOf, stateOf } from '../support/forwarding.ts';
import { receive } from '../support/receiver.ts';
import { runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const rounds = effort({ usual: 5, full: 60 });

/** Posts numbers, each after the reply to the one before it, until the connection is cut. */
function sendUntilCut(port: number, first: number, acknowledged: number[]): Promise<void> {
  return new Promise((cut) => {
    let n = first;
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const next = () => socket.write(postOf('/in/bench', Buffer.from(`${n}`)));
    socket
      .on('connect', next)
      .on('error', () => undefined)
      .on('close', () => cut());
    socket.setEncoding('latin1').on('data', (text: string) => {
      if (!text.includes('HTTP/1.1 200')) return;
      acknowledged.push(n);
      n += 1;
      next();
    });
  });
}

/** The first time that each body came. */
function firstOf(bodies: readonly string[]): readonly number[] {
  return [...new Set(bodies)].map(Number);
}

it(
  `forwards every acknowledged request at least once and in order, over ${rounds} times kill -9, and says what may be twice`,
  { timeout: 30_000 + rounds * 5_000 },
  async () => {
    const dataDir = tempDir();
    const receiver = await receive();
    const destinations = [destinationOf(receiver.port)];
    const acknowledged: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = acknowledged.length;
      const subject = await startSubject('inspector', [dataDir]);
      await subject.ask('change', { destinations });
      const load = sendUntilCut(subject.port, (round + 1) * 10_000, acknowledged);
      await until(() => acknowledged.length > before + 5);
      // A random moment: between a commit and its assignment, before an answer, or before its end is written.
      await new Promise((resolve) => setTimeout(resolve, randomInt(150)));
      await subject.kill();
      await load;
    }

    const running = await runCore({ destinations }, dataDir);
    await until(() => firstOf(bodiesOf(receiver)).length >= acknowledged.length);
    await until(
      () =>
        running.core.store.outboxes.unassigned(1).length === 0 && stateOf(running).waiting === 0,
    );
    // What is on its way has been taken from those that wait.
    await until(() => {
      const there = new Set(firstOf(bodiesOf(receiver)));
      return acknowledged.every((n) => there.has(n));
    });
    const first = firstOf(bodiesOf(receiver));
    expect(first.filter((n) => acknowledged.includes(n))).toEqual(acknowledged);
    expect(first).toEqual(first.toSorted((a, b) => a - b));

    // What came twice is recorded so; not everything that is recorded so came twice.
    const twice = new Set(
      running.core.store
        .ids('all')
        .filter((id) => running.core.store.dispatches.of(id).some(({ mayBeTwice }) => mayBeTwice))
        .map((id) => Buffer.from(running.core.store.body(id) ?? []).toString()),
    );
    const bodies = bodiesOf(receiver);
    const repeated = [...new Set(bodies)].filter(
      (body) => bodies.indexOf(body) !== bodies.lastIndexOf(body),
    );
    expect(repeated.filter((body) => !twice.has(body))).toEqual([]);
    expect(twice.size).toBeLessThanOrEqual(rounds);
  },
);
