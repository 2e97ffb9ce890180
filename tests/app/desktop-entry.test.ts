import { join } from 'node:path';
import { expect, it } from 'vitest';
import { autostartEntry, autostartFile } from '../../electron/app/desktop-entry.ts';

it('names the program so that a shell would read it back, whatever is in its path', () => {
  const path = String.raw`/opt/My "App"/100%/a\b$c`;
  const [, exec = ''] = /^Exec=(.*)$/m.exec(autostartEntry([path, '--hidden'])) ?? [];
  // The value's own escapes, then those of the quotes, then the field codes.
  const unquoted = exec
    .replaceAll('\\\\', '\\')
    .split('" "')
    .map((part) => part.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1').replaceAll('%%', '%'));
  expect(unquoted).toEqual([path, '--hidden']);
});

it('is in the folder of the user’s configuration', () => {
  expect(autostartFile({}, 'home')).toBe(join('home', '.config', 'autostart', 'hookscope.desktop'));
  expect(autostartFile({ XDG_CONFIG_HOME: 'conf' }, 'home')).toBe(
    join('conf', 'autostart', 'hookscope.desktop'),
  );
});
