import { describe, expect, it } from 'vitest';
import { createListeners } from '../../electron/app/listeners.ts';

describe('listeners', () => {
  it('undo their own registration, also when one function listens twice', () => {
    const { on, tell } = createListeners(['x']);
    const heard: unknown[] = [];
    const listener = (data: unknown) => heard.push(data);
    const undo = on('x', listener);
    on('x', listener);
    tell('x', 1);
    undo();
    undo();
    tell('x', 2);
    expect(heard).toEqual([1, 1, 2]);
  });

  it('hear only what is on the list', () => {
    const { on, tell } = createListeners(['x']);
    expect(() => on('y', () => {})).toThrow('No such event: y');
    expect(() => tell('y', 1)).not.toThrow();
  });
});
