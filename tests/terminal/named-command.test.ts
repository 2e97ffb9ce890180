import { describe, expect, it } from 'vitest';
import { namedCommand } from '../../electron/terminal/named-command.ts';
import { forTheTerminal, forTheWindow } from '../support/first-arguments.ts';

describe('the first argument of the app', () => {
  it.each(forTheTerminal)('is a command: %s', (...args) => {
    expect(namedCommand(args)).toEqual(args);
    expect(namedCommand(['--no-sandbox', '--', ...args])).toEqual(args);
  });

  it.each([...forTheWindow, ['--data', 'list', '--', 'list']])(
    'is for the window: %s',
    (...args) => {
      expect(namedCommand(args)).toBeNull();
    },
  );
});
