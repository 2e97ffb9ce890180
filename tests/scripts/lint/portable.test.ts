import { describe, expect, it } from 'vitest';
import { unportable, unportableNames } from '../../../scripts/lint/portable.mjs';

const root = 'new URL(".", import.meta.url).pathname';
const temporary = "'/tmp/x'";
const inFile = '`file://${path}`';
const memory = "'/proc/self/status'";
const stop = "kill('SIGSTOP')";

describe('the check for other systems', () => {
  it.each([
    ['a URL’s pathname as a path', 'tests/a.ts', `const root = ${root};`],
    ['a folder of Unix', 'tests/a.ts', `const dir = ${temporary};`],
    ['a URL made of a path', 'electron/app/a.ts', `const url = ${inFile};`],
    ['a renaming that Windows may refuse', 'electron/core/a.ts', 'renameSync(from, to);'],
    ['a file of Linux', 'electron/core/a.ts', `readFileSync(${memory});`],
    ['a signal of Unix', 'tests/a.ts', stop],
  ])('refuses %s', (_, file, text) => {
    expect(unportable(file, `\n${text}\n`)).toEqual([expect.stringContaining(`${file}:2: `)]);
  });

  it.each([
    ['a file of Linux where the system is asked', `if (isLinux) readFileSync(${memory});`],
    ['a signal where the system is asked', `if (process.platform !== 'win32') ${stop};`],
    ['a path from a URL', "fileURLToPath(new URL('.', import.meta.url))"],
    ['a renaming in a test', 'renameSync(from, to);'],
  ])('has nothing to say of %s', (_, text) => {
    expect(unportable('tests/a.ts', text)).toEqual([]);
  });

  it('refuses names that Windows or macOS can’t check out', () => {
    const names = [
      'a/Con.txt',
      'a/b:c',
      'a/nul',
      'a/b.',
      'a/console.ts',
      'a/README.md',
      'a/readme.md',
    ];
    expect(unportableNames(names)).toEqual([
      ...['a/Con.txt', 'a/b:c', 'a/nul', 'a/b.'].map(
        (name) => `${name}: Windows has no file of this name.`,
      ),
      'a/readme.md: Windows and macOS take it for a/README.md.',
    ]);
  });
});
