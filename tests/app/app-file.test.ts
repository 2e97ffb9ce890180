import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileFor } from '../../electron/app/app-file.ts';

const folder = join(sep, 'app', 'out', 'renderer');

describe('fileFor', () => {
  it('finds the page and its parts', () => {
    expect(fileFor(folder, 'app://hookscope/')).toBe(join(folder, 'index.html'));
    expect(fileFor(folder, 'app://hookscope/assets/a%20b.js?v=1#x')).toBe(
      join(folder, 'assets', 'a b.js'),
    );
  });

  it('stays in the folder', () => {
    expect(fileFor(folder, 'app://hookscope/../../secret.js')).toBe(join(folder, 'secret.js'));
  });

  it.each([
    'app://elsewhere/index.html',
    'mail://hookscope/index.html',
    'app://hookscope/..%2fmain%2fmain.js',
    'app://hookscope/assets/..%2f..%2f..%2fmain.js',
    'app://hookscope/..%2frenderer-other/x.js',
    'app://hookscope/..%5c..%5cmain.js',
    'app://hookscope/C:%5cx.js',
    'app://hookscope/a%00.js',
    'app://hookscope/%zz',
    'app://hookscope/..%2f',
  ])('refuses %s', (address) => {
    expect(fileFor(folder, address)).toBeNull();
  });
});
