import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createInFlight, type InFlightRequest } from '../../../electron/core/listener/in-flight.ts';
import { createPace } from '../../../electron/core/listener/pace.ts';

const megabyte = 1024 ** 2;
const limits = { maxInFlightBytes: 256 * megabyte, maxBodyBytes: 25 * megabyte };

/** A sender of a body, which sends as fast as it is read. */
function sender(inFlight: ReturnType<typeof createInFlight>, bytes: number) {
  let isReading = true;
  let sent = 0;
  const inMemory: InFlightRequest = inFlight.add({
    pause: () => (isReading = false),
    resume: () => (isReading = true),
    isWhole: () => false,
  });
  return {
    inMemory,
    sent: () => sent,
    isReading: () => isReading,
    isDone: () => sent === bytes,
    /** @returns whether it could send another packet. */
    step: (): boolean => {
      if (!isReading || sent === bytes) return false;
      const packet = Math.min(64 * 1024, bytes - sent);
      sent += packet;
      inMemory.add(packet);
      return true;
    },
  };
}

/** Lets all senders send until none can, in this turn of the event loop and the next ones. */
async function rush(senders: readonly ReturnType<typeof sender>[]): Promise<void> {
  for (let moved = true; moved;) {
    moved = false;
    for (const one of senders) moved = one.step() || moved;
    await new Promise(setImmediate);
    moved ||= senders.some((one) => one.isReading() && !one.isDone());
  }
}

describe('requests in flight', () => {
  it('stay within the limit for many long bodies at once, and all bodies are read to their end', async () => {
    const inFlight = createInFlight(() => limits, createPace());
    const senders = Array.from({ length: 120 }, () => sender(inFlight, 24 * megabyte));
    let most = 0;
    const left = new Set(senders);
    for (let round = 0; left.size > 0; round += 1) {
      expect(round).toBeLessThan(200);
      await rush([...left]);
      most = Math.max(most, inFlight.bytes());
      const done = [...left].filter((one) => one.isDone());
      expect(done.length).toBeGreaterThan(0);
      for (const one of done) {
        one.inMemory.release();
        left.delete(one);
      }
    }
    expect(most).toBeLessThanOrEqual(limits.maxInFlightBytes);
    expect(inFlight.bytes()).toBe(0);
  });

  it('leave room for a short body while unfinished long ones fill the rest', async () => {
    const inFlight = createInFlight(() => limits, createPace());
    await rush(Array.from({ length: 300 }, () => sender(inFlight, 24 * megabyte)));
    const short = sender(inFlight, 64 * 1024);
    await rush([short]);
    expect(short.isDone()).toBe(true);
    expect(short.isReading()).toBe(true);
  });

  it('read one body to its end that is longer than the limit', async () => {
    const inFlight = createInFlight(
      () => ({ ...limits, maxInFlightBytes: megabyte }),
      createPace(),
    );
    const senders = [1, 2].map(() => sender(inFlight, 20 * megabyte));
    await rush(senders);
    const done = senders.filter((one) => one.isDone());
    expect(done).toHaveLength(1);
    expect(inFlight.bytes()).toBeLessThan(22 * megabyte);
    done[0]?.inMemory.release();
    await rush(senders);
    expect(senders.every((one) => one.isDone())).toBe(true);
  });

  it('give a free turn to the oldest body that waits', async () => {
    const inFlight = createInFlight(() => limits, createPace());
    const senders = Array.from({ length: 30 }, () => sender(inFlight, 24 * megabyte));
    await rush(senders);
    const done = senders.filter((one) => one.isDone());
    expect(done).toHaveLength(4);
    const oldest = senders.find((one) => !one.isDone());
    done[0]?.inMemory.release();
    await rush(senders);
    expect(oldest?.isDone()).toBe(true);
  });

  it('resume a waiting body that has arrived whole', async () => {
    const inFlight = createInFlight(
      () => ({ maxInFlightBytes: megabyte, maxBodyBytes: megabyte }),
      createPace(),
    );
    const first = sender(inFlight, megabyte);
    await rush([first]);
    const resumed = vi.fn();
    let isWhole = false;
    const inMemory = inFlight.add({ pause: () => {}, resume: resumed, isWhole: () => isWhole });
    onTestFinished(inMemory.release);
    inMemory.add(megabyte);
    isWhole = true;
    await vi.waitFor(() => expect(resumed).toHaveBeenCalledOnce());
  });

  it('never all wait, and are counted exactly, in any order of events', async () => {
    const small = { maxInFlightBytes: 4 * megabyte, maxBodyBytes: megabyte };
    const event = fc.record({
      who: fc.nat(9),
      what: fc.constantFrom('step', 'step', 'step', 'release', 'new'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 400 }), async (events) => {
        const inFlight = createInFlight(() => small, createPace());
        const senders: (ReturnType<typeof sender> | null)[] = [];
        const there = () => senders.filter((one) => one !== null && one !== undefined);
        for (const { who, what } of events) {
          if (what === 'step') senders[who]?.step();
          else {
            senders[who]?.inMemory.release();
            senders[who] = what === 'new' ? sender(inFlight, megabyte) : null;
          }
          expect(inFlight.bytes()).toBe(there().reduce((sum, one) => sum + one.sent(), 0));
          expect(inFlight.bytes()).toBeLessThanOrEqual(small.maxInFlightBytes);
        }
        // Some are only paused until the next turns of the event loop.
        for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
        expect(there().length === 0 || there().some((one) => one.isReading())).toBe(true);
      }),
    );
  });
});
