import { readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkCommand } from '../../electron/app/command-link.ts';
import { tempDir } from '../support/temp-dir.ts';

const program = '/Applications/Hookscope.app/Contents/Resources/bin/hookscope';

describe.skipIf(process.platform === 'win32')('the link of the command', () => {
  it('goes into the first folder that can be written, which is made when it is the user’s own', () => {
    const home = tempDir();
    const missing = { path: join(home, 'missing'), isOwn: false };
    const own = { path: join(home, '.local', 'bin'), isOwn: true };
    const link = join(own.path, 'hookscope');
    expect(linkCommand(program, [missing, own])).toEqual({ ok: true, value: link });
    expect(readlinkSync(link)).toBe(program);
    expect(linkCommand(program, [missing])).toMatchObject({ ok: false, fault: 'not-written' });
  });

  it.each([
    ['an earlier launcher', '/opt/hookscope-0.1.0/bin/hookscope'],
    ['an AppImage', '/home/me/Hookscope-0.1.0.AppImage'],
  ])('replaces a link to %s', (_, earlier) => {
    const path = tempDir();
    symlinkSync(earlier, join(path, 'hookscope'));
    expect(linkCommand(program, [{ path, isOwn: false }]).ok).toBe(true);
    expect(readlinkSync(join(path, 'hookscope'))).toBe(program);
  });

  it('replaces nothing else', () => {
    const [other, elsewhere] = [tempDir(), tempDir()];
    writeFileSync(join(other, 'hookscope'), '');
    symlinkSync('/usr/bin/env', join(elsewhere, 'hookscope'));
    for (const path of [other, elsewhere]) {
      const detail = join(path, 'hookscope');
      const occupied = { ok: false, fault: 'occupied', detail };
      expect(linkCommand(program, [{ path, isOwn: true }])).toEqual(occupied);
    }
    expect(readlinkSync(join(elsewhere, 'hookscope'))).toBe('/usr/bin/env');
  });
});
