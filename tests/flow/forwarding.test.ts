import { describe, expect, it } from 'vitest';
import type { Destination } from '../../shared/destinations.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { destinationOf } from '../support/destination.ts';
import { exchange } from '../support/raw-socket.ts';
import { receive, type Receiver } from '../support/receiver.ts';
import { post } from '../support/rules.ts';
import { runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const close = 'Connection: close\r\n';
const forwardTiming = { firstPauseMs: 20, longestPauseMs: 60, retryPauseMs: 10 };

function forwardTo(
  { port }: Pick<Receiver, 'port'>,
  change: Partial<Destination> = {},
  more: SettingsChange = {},
): Promise<RunningCore> {
  return runCore({ destinations: [destinationOf(port, change)], ...more }, tempDir(), {
    forwardTiming,
  });
}

const bodies = ({ seen }: Receiver) => seen.map(({ body }) => body);
const stateOf = ({ core }: RunningCore, at = 0) => core.state().destinations[at];

async function send(running: RunningCore, body: string): Promise<void> {
  await exchange(running.port, post(body, close));
}

/** The dispatches of a request once none of them waits. */
function ended({ core }: RunningCore, id: number): Promise<readonly Dispatch[]> {
  return until(() => {
    const all = core.store.dispatches.of(id);
    const isOpen = all.some(({ outcome }) => ['waiting', 'sending'].includes(outcome.is));
    return all.length > 0 && !isOpen && all;
  });
}

describe('a captured request', () => {
  it('is forwarded after its reply, and its answer is kept', async () => {
    const receiver = await receive('HTTP/1.1 422 Odd\r\nX-A: b\r\nContent-Length: 2\r\n\r\nno');
    const running = await forwardTo(receiver);
    await send(running, '{"a":1}');
    const [dispatch] = await ended(running, 1);
    expect(dispatch).toMatchObject({
      cause: 'forward',
      destination: { id: 'd1' },
      url: `http://127.0.0.1:${receiver.port}/hook`,
      attempt: 1,
      mayBeTwice: false,
      outcome: { is: 'answered', status: 422, bodyBytes: 2 },
    });
    const answer = running.core.store.dispatches.answer(dispatch?.id ?? 0);
    expect(answer).toMatchObject({
      statusText: 'Odd',
      headers: [
        ['X-A', 'b'],
        ['Content-Length', '2'],
      ],
    });
    expect(bodies(receiver)).toEqual(['{"a":1}']);
    expect(running.core.store.summary(1)?.dispatches).toEqual({
      count: 1,
      last: [422],
      isWaiting: false,
    });
    await until(() => stateOf(running)?.waiting === 0);
    expect(stateOf(running)).toMatchObject({ is: 'up', fault: null, removedUnsent: 0 });
  });

  it('is forwarded in order, one after the other', async () => {
    const receiver = await receive();
    const running = await forwardTo(receiver);
    const sent = Array.from({ length: 50 }, (_, n) => `"${n}"`);
    for (const body of sent) await send(running, body);
    await until(() => receiver.seen.length === sent.length);
    expect(bodies(receiver)).toEqual(sent);
  });

  it('that is a stray or was refused by the guard is not forwarded', async () => {
    const receiver = await receive();
    const running = await forwardTo(
      receiver,
      {},
      { guard: { is: 'header', name: 'X-K', value: 'secret' } },
    );
    await exchange(
      running.port,
      Buffer.from(`POST /wp-admin HTTP/1.1\r\nHost: a\r\n${close}Content-Length: 0\r\n\r\n`),
    );
    await send(running, '"refused"');
    await exchange(running.port, post('"let in"', `${close}X-K: secret\r\n`));
    await until(() => receiver.seen.length === 1);
    expect(bodies(receiver)).toEqual(['"let in"']);
    expect(running.core.store.dispatches.of(2)).toEqual([]);
  });
});
