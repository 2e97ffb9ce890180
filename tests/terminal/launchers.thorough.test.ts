import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forTheTerminal, forTheWindow } from '../support/first-arguments.ts';
import { tempDir } from '../support/temp-dir.ts';

const launchers = join(import.meta.dirname, '..', '..', 'resources', 'package');

/**
 * A package with a program that prints its arguments in place of the app, and programs in place of the system's: `open` of
 * macOS, and `id`, which names the user that `uid` says.
 */
function packageWith(launcher: string, place: readonly string[], app: readonly string[]) {
  const folder = tempDir();
  const file = join(folder, ...place);
  const program = (path: string, name: string) => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `#!/bin/sh\necho ${name} "$@"\n`);
    chmodSync(path, 0o755);
  };
  program(join(folder, ...app), 'app');
  program(join(folder, 'fake', 'open'), 'open');
  program(join(folder, 'fake', 'id'), '$UID_FOR_TEST #');
  mkdirSync(join(file, '..'), { recursive: true });
  copyFileSync(join(launchers, launcher), file);
  const link = join(folder, 'link');
  symlinkSync(file, link);
  return (args: readonly string[], { display = ':1', uid = '1000' } = {}) => {
    const PATH = `${join(folder, 'fake')}:${process.env['PATH'] ?? ''}`;
    const env = { PATH, DISPLAY: display, UID_FOR_TEST: uid };
    const { stdout, stderr, status } = spawnSync(link, args, { encoding: 'utf8', env });
    return status === 0 ? stdout.trimEnd().replaceAll(`${folder}/`, '') : stderr;
  };
}

describe.skipIf(process.platform === 'win32')('the launcher', () => {
  it('of Linux takes the sandbox from a command alone, and hides its arguments from Chromium', () => {
    const run = packageWith('linux/hookscope', ['bin', 'hookscope'], ['hookscope']);
    for (const args of forTheTerminal)
      expect(run(args)).toBe(['app --no-sandbox --no-zygote --log-level=3 --', ...args].join(' '));
    for (const args of forTheWindow) expect(run(args)).toBe(['app', ...args].join(' ').trimEnd());
  });

  it('of Linux says what to do where the window cannot open', () => {
    const run = packageWith('linux/hookscope', ['bin', 'hookscope'], ['hookscope']);
    expect(run([], { display: '' })).toMatch(/^There is no display here, .*hookscope start/);
    expect(run(['a.har'], { uid: '0' })).toMatch(/^Chromium has no sandbox for root, /);
    expect(run(['list'], { display: '', uid: '0' })).toContain(' -- list');
  });

  it('of macOS starts the app for a command alone, and lets the system open everything else', () => {
    const inApp = (...path: string[]) => ['Hookscope.app', 'Contents', ...path];
    const run = packageWith(
      'mac/hookscope',
      inApp('Resources', 'bin', 'hookscope'),
      inApp('MacOS', 'Hookscope'),
    );
    for (const args of forTheTerminal)
      expect(run(args)).toBe(['app --log-level=3 --', ...args].join(' '));
    expect(run([])).toBe('open Hookscope.app');
    expect(run(['a.har'])).toBe('open -a Hookscope.app a.har');
    expect(run(['--data', 'x'])).toBe('open -a Hookscope.app --args --data x');
  });
});
