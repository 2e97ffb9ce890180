import { describe, expect, it } from 'vitest';
import { advice, missingParts, wantedPackages } from '../../../scripts/machine/linux-libraries.mjs';

const bareLdd = `
	linux-vdso.so.1 (0x00007ffc4d7f2000)
	libffmpeg.so => /app/libffmpeg.so (0x00007f1a2b000000)
	libnss3.so => not found
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1a2a000000)
`;
const bookworm = new Set(['libgtk-3-0', 'libasound2', 'libnss3', 'libgbm1', 'libnotify4', 'xvfb']);
const trixie = new Set([
  'libgtk-3-0t64',
  'libasound2t64',
  'libnss3',
  'libgbm1',
  'libnotify4',
  'xvfb',
]);

describe('the Linux libraries', () => {
  it('are read from ldd, each once', () => {
    expect(missingParts(bareLdd, true)).toEqual([
      'libnss3.so',
      'libgtk-3.so.0',
      'libasound.so.2',
      'Xvfb',
    ]);
  });

  it('are complete when ldd finds everything', () => {
    expect(missingParts('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n', false)).toEqual([]);
  });

  it('have the names of the release at hand', () => {
    const missing = ['libgtk-3.so.0'];
    expect(wantedPackages(missing, (name) => bookworm.has(name))).toEqual([
      'libgtk-3-0',
      'libasound2',
      'libnss3',
      'libgbm1',
      'libnotify4',
    ]);
    expect(wantedPackages(missing, (name) => trixie.has(name))).toContain('libgtk-3-0t64');
  });

  it('leave the libraries alone when only the display is missing', () => {
    expect(wantedPackages(['Xvfb'], (name) => bookworm.has(name))).toEqual(['xvfb']);
  });

  it('have a name to try even where apt knows nothing yet', () => {
    expect(wantedPackages(['libgtk-3.so.0'], () => false)).toHaveLength(5);
  });

  it('are asked for in one command that can be pasted', () => {
    expect(advice(['libnss3.so'], ['libnss3', 'libgbm1'])).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 libgbm1\n',
    );
  });
});
