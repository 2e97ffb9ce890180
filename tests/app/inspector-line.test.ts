import { describe, expect, it, onTestFinished } from 'vitest';
import { createInspectorLine } from '../../electron/app/inspector-line.ts';
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

function lineWithLog() {
  const told: unknown[] = [];
  const line = createInspectorLine((event, data) => told.push([event, data]));
  onTestFinished(() => line.disconnect());
  return { line, told };
}

describe('the line to the inspector', () => {
  it('pairs answers with calls, in whatever order they come', async () => {
    const { line } = lineWithLog();
    line.connect(channel(({ call, args }) => `${call} ${String(args[0])}`).near);
    expect(await Promise.all([line.call('a', [1]), line.call('b', [2])])).toEqual(['a 1', 'b 2']);
  });

  it('lets a call wait for the port', async () => {
    const { line } = lineWithLog();
    const answer = line.call('state.get', []);
    line.connect(channel(() => 'late').near);
    expect(await answer).toBe('late');
  });

  it('rejects what is under way when the inspector dies, and says so', async () => {
    const { line, told } = lineWithLog();
    line.connect(channel(null).near);
    const answer = line.call('state.get', []);
    line.disconnect();
    await expect(answer).rejects.toThrow('The inspector went away.');
    line.connect(channel(() => 'again').near);
    expect(await line.call('state.get', [])).toBe('again');
    expect(told).toEqual([
      ['inspector.connected', true],
      ['inspector.connected', false],
      ['inspector.connected', true],
    ]);
  });

  it('hands on events, and a bug as an error', async () => {
    const { line, told } = lineWithLog();
    const { near, far } = channel(null);
    line.connect(near);
    far.postMessage({ event: 'list.changed', data: { total: 3 } });
    await until(() => told.length === 2);
    expect(told[1]).toEqual(['list.changed', { total: 3 }]);

    const answer = line.call('x', []);
    far.postMessage({ id: 1, thrown: 'broken' });
    await expect(answer).rejects.toThrow('broken');
  });

  it('gives up after five seconds without a port', async () => {
    const { line } = lineWithLog();
    const from = performance.now();
    await expect(line.call('state.get', [])).rejects.toThrow('The inspector is not there.');
    expect(performance.now() - from).toBeGreaterThan(4900);
  });
});
