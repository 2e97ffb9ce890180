import { commands } from '../../electron/terminal/commands/index.ts';

/** Arguments of the app that are a command of the terminal. */
export const forTheTerminal = [
  ...commands.map(({ name }) => [name, '--data', 'a b', '--no-sandbox']),
  ['--help'],
  ['-h'],
  ['--version'],
  ['lisen'],
  ['list', '--', '-x'],
];

/** Arguments of the app that open its window. */
export const forTheWindow = [
  [],
  [''],
  ['captures.har'],
  ['./list'],
  ['/home/me/list'],
  ['hookscope://request/1'],
  ['file:///home/me/a.har'],
  ['--data', 'list'],
  ['--ozone-platform=wayland'],
  ['List'],
];
