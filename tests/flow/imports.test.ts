import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importHandlers } from '../../electron/core/calls/import-handlers.ts';
import { threadSource } from '../../electron/core/import/import-thread.ts';
import { bounds } from '../../shared/bounds.ts';
import { effort } from '../support/effort.ts';
import { bodiesOf, endedOf, forwardTo, sendTo } from '../support/forwarding.ts';
import { receive } from '../support/receiver.ts';
import { runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const sms = (message: string) =>
  JSON.stringify({ type: 'SMS', phone: '+15125550100', message, messageId: `m-${message}` });

const pasted = (text: string, signature = '') => ({ text, signature, name: 'Pasted' });

/** Waits until an import has ended. */
function ended({ core }: Pick<RunningCore, 'core'>, number: number | null) {
  return until(() => {
    const run = core.imports.runs().find((one) => one.number === number);
    return run === undefined ? null : run.outcome;
  });
}

/** A HAR file of about this many bytes. */
function largeHar(bytes: number): string {
  const path = join(tempDir(), 'large.har');
  const entry = JSON.stringify({
    startedDateTime: '2026-11-22T10:00:00Z',
    request: { method: 'POST', url: 'http://h/', postData: { text: 'x'.repeat(5_000) } },
  });
  const count = Math.ceil(bytes / entry.length);
  writeFileSync(path, `{"log":{"entries":[${Array.from({ length: count }, () => entry).join()}]}}`);
  return path;
}

const fromPath = (path: string) => async () =>
  threadSource({ name: 'large.har', from: { path }, headers: [] });

describe('an import of the window', () => {
  it('is never forwarded, while what is captured is', async () => {
    const receiver = await receive();
    const running = await forwardTo(receiver);
    const calls = importHandlers(running.core);
    const number = await calls['import.text'](pasted(sms('imported')));
    expect(await ended(running, number)).toMatchObject({ is: 'done', imported: 1 });
    await sendTo(running, sms('captured'));
    await endedOf(running, 2);
    expect(bodiesOf(receiver)).toEqual([sms('captured')]);
    expect(running.core.store.dispatches.of(1)).toEqual([]);
  });

  it('is refused with its reason, and frees its source, when as many wait as may', async () => {
    const { core } = await runCore();
    const closed: number[] = [];
    const release = Promise.withResolvers<undefined>();
    const source = (index: number) => async () => {
      if (index === 0) await release.promise;
      return {
        name: 'waiting',
        check: () => Promise.reject(new Error('It is not read.')),
        requests: async function* () {},
        close: () => Promise.resolve(void closed.push(index)),
      };
    };
    const { entries } = bounds.imports;
    for (let index = 0; index <= entries; index += 1) core.imports.start('waiting', source(index));
    await until(() => closed.length > 0);
    expect(closed).toEqual([entries]);
    expect(core.imports.runs().at(-1)?.outcome).toEqual({
      is: 'failed',
      imported: 0,
      detail: expect.stringContaining('wait already') as string,
    });
    release.resolve(undefined);
    await until(() => closed.length === entries + 1);
  });

  it('is not an attempt at the same message that is captured after it', async () => {
    const running = await runCore();
    const calls = importHandlers(running.core);
    await ended(running, await calls['import.text'](pasted(sms('same'))));
    await sendTo(running, sms('same'));
    await sendTo(running, sms('same'));
    const captured = await running.nth(2);
    expect(captured.attempt).toBe(2);
    expect(running.core.store.summary(1)).toMatchObject({ imported: true, attempt: 1 });
  });

  it('reads a large archive in a thread, and leaves the event loop alone', async () => {
    const running = await runCore();
    const path = largeHar(effort({ usual: 60, full: 400 }) * 1024 ** 2);
    const before = { here: process.threadCpuUsage(), all: process.cpuUsage() };
    const number = running.core.imports.start('large.har', fromPath(path));
    await until(() => running.core.imports.runs().some(({ phase }) => phase === 'storing'));
    const used = {
      here: process.threadCpuUsage(before.here),
      all: process.cpuUsage(before.all),
    };
    running.core.imports.stop(number);
    const time = ({ user, system }: NodeJS.CpuUsage) => user + system;
    // A share of the processor time that was used, so that it does not depend on what else the machine does.
    expect(time(used.here) / time(used.all)).toBeLessThan(0.3);
    expect(await ended(running, number)).toMatchObject({ is: 'stopped' });
  });

  it('ends at once when it is stopped while its file is checked, and the next one begins', async () => {
    const running = await runCore();
    const path = largeHar(60 * 1024 ** 2);
    const number = running.core.imports.start('large.har', fromPath(path));
    const next = running.core.imports.start('large.har', fromPath(path));
    await until(() => running.core.imports.runs()[0]?.phase === 'checking');
    running.core.imports.stop(number);
    expect(await ended(running, number)).toEqual({ is: 'stopped', imported: 0 });
    running.core.imports.stop(next);
    expect(await ended(running, next)).toEqual({ is: 'stopped', imported: 0 });
    expect(running.core.store.total('all')).toBe(0);
  });

  it('is taken out again except for what was pinned, and can be brought back', async () => {
    const running = await runCore();
    const { core } = running;
    const calls = importHandlers(core);
    await ended(running, await calls['import.text'](pasted(sms('first'))));
    const number = await calls['import.text'](
      pasted('curl h/1 -d a\ncurl h/2 -d b\ncurl h/3 -d c'),
    );
    await ended(running, number);
    const ids = core.store.ids('all');
    expect(ids).toHaveLength(4);
    await core.pin(ids.slice(0, 1), true);
    expect(await calls['import.undo']({ number })).toEqual({ removed: 2, spared: 1 });
    expect(core.store.ids('all')).toEqual([ids[0], ids[3]]);
    expect(await core.store.undoRemove()).toBe(2);
    expect(core.store.ids('all')).toEqual(ids);
    expect(await calls['import.undo']({ number })).toEqual({ removed: 0, spared: 0 });
  });

  it('adds a signature that was copied by itself, and previews its verdict', async () => {
    const running = await runCore();
    const calls = importHandlers(running.core);
    const signature = Buffer.alloc(64).toString('base64');
    expect(await calls['import.preview'](pasted(sms('x'), signature))).toMatchObject({
      is: 'readable',
      format: 'payload',
      count: 1,
      first: { method: 'POST', url: '/', kind: 'sms', signature: 'mismatch' },
    });
    expect(await calls['import.preview'](pasted('curl'))).toMatchObject({ is: 'refused' });
    expect(await calls['import.preview'](pasted(' \n'))).toEqual({ is: 'empty' });
    const [older, newer] = [pasted(sms('older')), pasted(sms('newer'))].map(
      calls['import.preview'],
    );
    expect([await older, await newer]).toMatchObject([null, { is: 'readable' }]);
    await ended(running, await calls['import.text'](pasted(sms('x'), signature)));
    expect(running.core.store.record(1)?.request.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['X-GHL-Signature', signature],
    ]);
  });
});

describe('a dropped file', () => {
  it('comes in pieces, and is imported whole', async () => {
    const running = await runCore();
    const calls = importHandlers(running.core);
    const body = Buffer.from(`{"message":"${'ü'.repeat(1_000_000)}"}`);
    const number = (await calls['import.begin']({ name: 'a.json' })) ?? 0;
    for (let at = 0; at < body.length; at += bounds.importPiece.bytes) {
      const bytes = body.subarray(at, at + bounds.importPiece.bytes);
      expect(await calls['import.piece']({ number, bytes })).toBe(true);
    }
    expect(await ended(running, await calls['import.end']({ number }))).toMatchObject({
      is: 'done',
      imported: 1,
    });
    expect(Buffer.from(running.core.store.body(1) ?? []).equals(body)).toBe(true);
    expect(running.core.store.record(1)?.imported).toMatchObject({ source: 'a.json' });
  });

  it('is one of a few at a time, and is given up when it is abandoned', async () => {
    const { core } = await runCore();
    const calls = importHandlers(core);
    const begin = async () => calls['import.begin']({ name: 'x' });
    const numbers = await Promise.all(Array.from({ length: 6 }, begin));
    expect(numbers.filter((number) => number === null)).toHaveLength(2);
    const [number] = numbers.filter((one) => one !== null);
    if (number === undefined || number === null) throw new Error('none was begun');
    await calls['import.abandon']({ number });
    expect(await calls['import.piece']({ number, bytes: Buffer.from('x') })).toBe(false);
    expect(await calls['import.end']({ number })).toBeNull();
    expect(await begin()).not.toBeNull();
  });
});
