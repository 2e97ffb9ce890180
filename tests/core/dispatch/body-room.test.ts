import { describe, expect, it } from 'vitest';
import { createBodyRoom } from '../../../electron/core/dispatch/body-room.ts';
import { shortBodyBytes } from '../../../electron/core/store/short-requests.ts';

/** Enters, and says at once whether there is room. */
async function enter(room: ReturnType<typeof createBodyRoom>, bytes: number, isOnly = false) {
  let isInside = false;
  const entered = Promise.resolve(room.enter(bytes, isOnly)).then((leave) => {
    isInside = true;
    return leave;
  });
  await new Promise(setImmediate);
  return { isInside: () => isInside, leave: async () => (await entered)() };
}

describe('the room for bodies that are sent', () => {
  it('is given in the order of the calls, and again once it is left', async () => {
    const room = createBodyRoom(100);
    const first = await enter(room, 60);
    const second = await enter(room, 60);
    const third = await enter(room, 10);
    expect([first, second, third].map(({ isInside }) => isInside())).toEqual([true, false, false]);
    await first.leave();
    await first.leave();
    await new Promise(setImmediate);
    expect([second.isInside(), third.isInside()]).toEqual([true, true]);
    const fourth = await enter(room, 31);
    expect(fourth.isInside()).toBe(false);
  });

  it('is given to a longer body alone', async () => {
    const room = createBodyRoom(100);
    const long = await enter(room, 1_000);
    const next = await enter(room, 1);
    expect([long.isInside(), next.isInside()]).toEqual([true, false]);
    await long.leave();
    await new Promise(setImmediate);
    expect(next.isInside()).toBe(true);
  });

  it('is not needed by the only short body of a server', async () => {
    const room = createBodyRoom(100);
    await enter(room, 100);
    expect((await enter(room, shortBodyBytes, true)).isInside()).toBe(true);
    expect((await enter(room, shortBodyBytes + 1, true)).isInside()).toBe(false);
  });
});
