import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCmdWords } from '../../../../electron/core/import/curl/cmd-words.ts';
import { readShellWords } from '../../../../electron/core/import/curl/shell-words.ts';
import { effort } from '../../../support/effort.ts';

/** The words after the first, by our own tokenizer. */
function ourWords(script: string): readonly string[] {
  const [command] = readShellWords(Buffer.from(script).toString('latin1'));
  return (command?.words ?? []).slice(1).map(({ bytes }) => bytes);
}

/** The words that a shell gives to a program, for each script: to start a shell takes longer than to ask it. */
function wordsOf(shell: string, texts: readonly string[]): readonly (readonly string[])[] {
  const print = `f() { for word do printf 'w%s\\0' "$word"; done; printf 'end\\0'; }`;
  const out = execFileSync(shell, ['-c', [print, ...texts].join('\n')], { encoding: 'latin1' });
  const all: string[][] = [];
  let words: string[] = [];
  for (const piece of out.split('\0').slice(0, -1)) {
    if (piece.startsWith('w')) words.push(piece.slice(1));
    else {
      all.push(words);
      words = [];
    }
  }
  return all;
}

function hasShell(shell: string): boolean {
  try {
    return execFileSync(shell, ['-c', 'printf yes'], { encoding: 'utf8' }) === 'yes';
  } catch {
    return false;
  }
}

const letters = fc.string({
  unit: fc.constantFrom('a', '1', ' ', '\t', 'é', '🎉', '{', ':', '@', '%', '^'),
});
const plain = fc.string({
  unit: fc.constantFrom('a', 'B', '-', '=', '/', 'é', '@', '%', '^', ':'),
});
const single = letters.map((text) => `'${text.replaceAll("'", '')}"\\\n$x\`'`);
const double = fc
  .array(
    fc.oneof(letters, fc.constantFrom(`'`, '\\"', '\\\\', '\\$', '\\`', '\\a', '\\\n', '\n', ';')),
  )
  .map((parts) => `"${parts.join('')}"`);
const escaped = fc
  .constantFrom(' ', "'", '"', '\\', '$', '`', ';', '&', '#', 'a', '\n', '>', '|')
  .map((character) => `\\${character}`);
const ansiC = fc
  .array(
    fc.oneof(
      letters,
      fc.constantFrom(
        ...[
          '\\n',
          '\\t',
          "\\'",
          '\\\\',
          '\\"',
          '\\a',
          '\\e',
          '\\x41',
          '\\xe9',
          '\\u00e9',
          '\\u20ac',
        ],
        ...['\\U0001F389', '\\101', '\\cA', '\\q', '\\?', '"'],
      ),
    ),
  )
  .map((parts) => `$'${parts.join('')}'`);

function scripts(...kinds: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const word = fc
    .array(fc.oneof(...kinds), { minLength: 1, maxLength: 5 })
    .map((all) => all.join(''));
  return fc.array(word, { maxLength: 6 }).map((words) => `f ${words.join(' ')}`);
}

describe.skipIf(process.platform === 'win32')('words of a shell', () => {
  it.each([
    ['sh', scripts(plain, single, double, escaped)],
    ['bash', scripts(plain, single, double, escaped, ansiC)],
  ])('are those that %s gives to a program', (shell, script) => {
    if (!hasShell(shell)) return;
    const inOneShell = 30;
    fc.assert(
      fc.property(fc.array(script, { minLength: inOneShell, maxLength: inOneShell }), (texts) => {
        expect(texts.map(ourWords)).toEqual(wordsOf(shell, texts));
      }),
      { numRuns: effort({ usual: 150, full: 3_000 }) / inOneShell },
    );
  });

  it('are read or refused, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...`'"\\$\`;&|<>#()^ \n\ta{1`.split('')) }),
        (text) => {
          for (const read of [readShellWords, readCmdWords]) {
            try {
              read(`curl ${text}`);
            } catch (error) {
              expect(String(error)).toContain('never closed');
            }
          }
        },
      ),
      { numRuns: effort({ usual: 2_000, full: 50_000 }) },
    );
  });
});

/** How the C runtime of Windows writes an argument, and how Chrome then escapes it for the command prompt. */
function forCmd(argument: string): string {
  const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
  return quoted.replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`\\]/g, '^$&').replace(/\n/g, '^\n\n');
}

describe('words of the command prompt', () => {
  it('are those that were escaped for it', () => {
    const argument = fc.string({
      unit: fc.constantFrom('a', ' ', '"', '\\', '^', '%', '&', '|', '<', '{', '}', '\n', 'é'),
    });
    fc.assert(
      fc.property(fc.array(argument), (all) => {
        const script = ['curl', ...all.map(forCmd)].join(' ');
        const [command] = readCmdWords(script);
        expect(command?.words.slice(1).map(({ bytes }) => bytes)).toEqual(all);
      }),
      { numRuns: effort({ usual: 1_000, full: 20_000 }) },
    );
  });

  it.each([
    ['curl "a b" c', ['a b', 'c']],
    [String.raw`curl "{\"a\":1}" "x^y" p^&q`, ['{"a":1}', 'x^y', 'p&q']],
    ['curl "a""b" ^\n  next', ['a"b', 'next']],
    [String.raw`curl a\b "c\\" d\\\"e`, ['a\\b', 'c\\', 'd\\"e']],
  ])('may be written by hand: %s', (script, words) => {
    expect(
      readCmdWords(script)[0]
        ?.words.slice(1)
        .map(({ bytes }) => bytes),
    ).toEqual(words);
  });
});
