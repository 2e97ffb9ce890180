import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { environmentOf } from '../../../../electron/core/tunnel/program/environment.ts';
import { readLines } from '../../../../electron/core/tunnel/program/read-lines.ts';

async function linesOf(...pieces: readonly (string | Buffer)[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const output = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  readLines(output, (line) => lines.push(line));
  await new Promise((resolve) => output.once('close', resolve));
  return lines;
}

it('reads lines however they are cut, also the last one without an end', async () => {
  const euro = Buffer.from('€');
  const pieces = ['on', 'e\ntwo\r', '\n\n  \nthr', euro.subarray(0, 1), euro.subarray(1), 'ee'];
  expect(await linesOf(...pieces)).toEqual(['one', 'two', 'thr€ee']);
});

it('shows no colours, links, cursor movements, bells and reversed text of a server', async () => {
  expect(
    await linesOf(
      '\u001b[31mred\u001b[0m \u001b]8;;https://evil.test\u0007link\u001b]8;;\u0007\n',
      '\u001b[2J\u001b[1;1Hover a\u202eb\u0000c\n',
    ),
  ).toEqual(['red link', 'over a b c']);
});

it('keeps the beginning of an endless line, and reads on', async () => {
  const lines = await linesOf(...Array<string>(40).fill('x'.repeat(10_000)), '\nnext\n');
  expect(lines.map(({ length }) => length)).toEqual([8_000, 4]);
});

it('passes on to programs where things are and the proxy, and nothing that is ours alone', () => {
  const env = {
    ...{ PATH: '/bin', HOME: '/h', https_proxy: 'http://p.test', LC_ALL: 'C' },
    ...{
      NODE_OPTIONS: '--inspect',
      ELECTRON_RUN_AS_NODE: '1',
      AWS_SECRET: 's',
      SSH_AUTH_SOCK: 'a',
    },
  };
  const passed = { PATH: '/bin', HOME: '/h', https_proxy: 'http://p.test', LC_ALL: 'C' };
  expect(environmentOf([], env)).toEqual(passed);
  expect(environmentOf(['SSH_AUTH_SOCK'], env)).toEqual({ ...passed, SSH_AUTH_SOCK: 'a' });
});
