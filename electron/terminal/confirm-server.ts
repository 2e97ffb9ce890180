import { createInterface } from 'node:readline/promises';
import { isOwnMachine } from '../core/check/own-machine.ts';
import { BadArguments } from './arguments/read-arguments.ts';
import { CommandFailed } from './command.ts';

/**
 * Asks before a server on another computer, which may send for real, gets messages.
 *
 * @param what goes there, such as `3 requests`.
 * @throws BadArguments where nobody can be asked, CommandFailed after a no.
 */
export async function confirmServer(url: string, what: string): Promise<void> {
  const { host, hostname } = new URL(url);
  if (await isOwnMachine(hostname)) return;
  const question = `${host} is not this computer. Its server may send real messages: ${what} would go there.`;
  if (!process.stdin.isTTY) throw new BadArguments(`${question} Add --yes if you want that.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${question} Go on? [y/N] `);
  lines.close();
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new CommandFailed('Nothing was sent.');
}
