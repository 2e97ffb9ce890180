import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createInspectorConnection } from '../../electron/app/inspector-connection.ts';
import type { PortCall } from '../../shared/port.ts';
import { until } from '../support/until.ts';

/** A real channel whose far end answers each call with `answer`, or never when that is `null`. */
function channel(answer: ((call: PortCall) => unknown) | null) {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = ({ data: call }: MessageEvent<PortCall>) => {
    if (answer !== null) port2.postMessage({ id: call.id, value: answer(call) });
  };
  onTestFinished(() => port2.close());
  return { near: port1, far: port2 };
}

function loggedConnection() {
  const emitted: unknown[] = [];
  const connection = createInspectorConnection((event, data) => emitted.push([event, data]));
  onTestFinished(() => connection.disconnect());
  return { connection, emitted };
}

describe('the connection to the inspector', () => {
  it('matches answers to calls in any order', async () => {
    const { connection } = loggedConnection();
    connection.connect(channel(({ call, args }) => `${call} ${String(args[0])}`).near);
    expect(await Promise.all([connection.call('a', [1]), connection.call('b', [2])])).toEqual([
      'a 1',
      'b 2',
    ]);
  });

  it('holds a call back until there is a port', async () => {
    const { connection } = loggedConnection();
    const answer = connection.call('state.get', []);
    connection.connect(channel(() => 'late').near);
    expect(await answer).toBe('late');
  });

  it('does not announce the first connection, whose answers the page waits for already', async () => {
    const { connection, emitted } = loggedConnection();
    const answer = connection.call('state.get', []);
    connection.connect(channel(() => 'first').near);
    await answer;
    expect(emitted).toEqual([]);
  });

  it('rejects pending calls when the inspector dies, and emits that it did', async () => {
    const { connection, emitted } = loggedConnection();
    connection.connect(channel(null).near);
    const answer = connection.call('state.get', []);
    connection.disconnect();
    await expect(answer).rejects.toThrow('The inspector went away.');
    connection.connect(channel(() => 'again').near);
    expect(await connection.call('state.get', [])).toBe('again');
    expect(emitted).toEqual([
      ['inspector.connected', false],
      ['inspector.connected', true],
    ]);
  });

  it('emits events, and rejects a call whose handler threw', async () => {
    const { connection, emitted } = loggedConnection();
    const { near, far } = channel(null);
    connection.connect(near);
    far.postMessage({ event: 'list.changed', data: { total: 3 } });
    await until(() => emitted.length === 1);
    expect(emitted).toEqual([['list.changed', { total: 3 }]]);

    const answer = connection.call('x', []);
    far.postMessage({ id: 1, thrown: 'broken' });
    await expect(answer).rejects.toThrow('broken');
  });

  it('gives up after five seconds without a port', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { connection, emitted } = loggedConnection();
    let fault: unknown = null;
    void connection.call('state.get', []).catch((error: unknown) => (fault = error));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(fault).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(fault).toEqual(new Error('The inspector is not there.'));

    // The page has not what it asked for, so it must learn that it can ask again.
    connection.connect(channel(null).near);
    expect(emitted).toEqual([['inspector.connected', true]]);
  });
});
