import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFpmArguments } from '../../../scripts/package/fpm-arguments.mjs';
import { controlFile, packDeb } from '../../../scripts/package/pack-deb.mjs';
import { tempDir } from '../../support/temp-dir.ts';

/** The arguments that electron-builder 26 gives fpm for a deb, with files of a folder. */
function fpmArguments(folder: string): string[] {
  return [
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0t64 | libgtk-3-0'],
    ...['--deb-recommends', 'libnotify4', '--deb-compression', 'gz', '--architecture', 'amd64'],
    ...['--after-install', join(folder, 'script'), '--after-remove', join(folder, 'script')],
    ...['--description', `Short summary\n ${'A longer description '.repeat(6)}`],
    ...['--version', '1.2.3', '--package', join(folder, 'made.deb'), '--name', 'hookscope'],
    ...['--maintainer', 'A <a@example.com>', '--vendor', 'A', '--url', 'https://example.com'],
    ...['--category', 'devel', '--deb-priority', 'optional', '--license', 'MIT'],
    `${join(folder, 'app')}/=/opt/Hookscope`,
    `${join(folder, 'icon.png')}=/usr/share/icons/hicolor/16x16/apps/hookscope.png`,
  ];
}

const hasDpkg =
  process.platform === 'linux' && spawnSync('dpkg-deb', ['--version']).error === undefined;

describe('electron-builder’s arguments', () => {
  it('say what is packed and where it is installed', () => {
    const wanted = readFpmArguments(fpmArguments('/work'));
    expect(wanted).toMatchObject({
      target: 'deb',
      version: '1.2.3',
      depends: ['libnss3', 'libgtk-3-0t64 | libgtk-3-0'],
      recommends: ['libnotify4'],
      summary: 'Short summary',
      description: expect.stringMatching(/^A longer description/),
    });
    expect(wanted.paths.map(({ to }) => to)).toEqual([
      '/opt/Hookscope',
      '/usr/share/icons/hicolor/16x16/apps/hookscope.png',
    ]);
  });

  it.each([
    ['an option that we do not know', ['--deb-systemd', 'x.service']],
    ['another kind of package', ['-t', 'pacman']],
    ['a path without a place', ['/somewhere']],
  ])('are refused with %s', (_, more) => {
    expect(() => readFpmArguments([...fpmArguments('/work'), ...more])).toThrow();
  });
});

describe('a .deb', () => {
  it('has a control file in which long lines are folded', () => {
    const control = controlFile(readFpmArguments(fpmArguments('/work')), 1234);
    expect(control).toContain('\nInstalled-Size: 1234\n');
    expect(control).toContain('\nDepends: libnss3, libgtk-3-0t64 | libgtk-3-0\n');
    expect(control).toMatch(/\nDescription: Short summary\n A longer/);
    expect(Math.max(...control.split('\n').map((line) => line.length))).toBeLessThan(80);
  });

  it.runIf(hasDpkg)('belongs to root, with the modes of an app whoever packs it', async () => {
    const folder = tempDir();
    mkdirSync(join(folder, 'app', 'resources'), { recursive: true, mode: 0o700 });
    const write = (path: string, mode: number) =>
      writeFileSync(join(folder, path), 'MIT\nCopyright (c) 2026 A\n', { mode });
    write('script', 0o600);
    write('icon.png', 0o600);
    write(join('app', 'hookscope'), 0o700);
    write(join('app', 'chrome-sandbox'), 0o700);
    write(join('app', 'AppRun'), 0o700);
    write(join('app', 'resources', 'LICENSE.txt'), 0o600);
    const work = join(folder, 'work');
    mkdirSync(work);
    await packDeb(readFpmArguments(fpmArguments(folder)), work);
    const list = execFileSync('dpkg-deb', ['--contents', join(folder, 'made.deb')], {
      encoding: 'utf8',
    });
    const entries = list
      .trim()
      .split('\n')
      .map((line) => line.replace(/^(\S+ \S+).* \.(\/.*)$/, '$1 $2'));
    expect(entries).toEqual(
      expect.arrayContaining([
        'drwxr-xr-x root/root /opt/Hookscope/',
        '-rwsr-xr-x root/root /opt/Hookscope/chrome-sandbox',
        '-rwxr-xr-x root/root /opt/Hookscope/hookscope',
        '-rw-r--r-- root/root /opt/Hookscope/resources/LICENSE.txt',
        '-rw-r--r-- root/root /usr/share/icons/hicolor/16x16/apps/hookscope.png',
        '-rw-r--r-- root/root /usr/share/doc/hookscope/copyright',
      ]),
    );
    expect(list).toContain('./usr/bin/hookscope -> /opt/Hookscope/bin/hookscope');
    expect(list).not.toContain('AppRun');
  });
});
