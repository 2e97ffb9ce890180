import { describe, expect, it } from 'vitest';
import { createEventListeners } from '../../electron/app/event-listeners.ts';

describe('event listeners', () => {
  it('remove only themselves, also when one function listens twice', () => {
    const { on, emit } = createEventListeners(['x']);
    const received: unknown[] = [];
    const listener = (data: unknown) => received.push(data);
    const undo = on('x', listener);
    on('x', listener);
    emit('x', 1);
    undo();
    undo();
    emit('x', 2);
    expect(received).toEqual([1, 1, 2]);
  });

  it('receive only events of the list', () => {
    const { on, emit } = createEventListeners(['x']);
    expect(() => on('y', () => {})).toThrow('No such event: y');
    expect(() => emit('y', 1)).not.toThrow();
  });
});
