import type { Writable } from 'node:stream';
import { readAppVersion } from '../core/app-version.ts';
import { DataInUse } from '../core/data-folder/data-lock.ts';
import { BadKey } from '../core/signature/keys.ts';
import { NewerFileError } from '../core/store/schema.ts';
import { BadArguments } from './arguments.ts';
import { CommandFailed, type Command } from './command.ts';
import { commands } from './commands/index.ts';
import { commandHelp, programHelp } from './help.ts';
import { NoHome, UnusableFolder } from '../core/data-folder/unusable-folder.ts';
import { nearest } from '../../shared/nearest.ts';
import { createOutput } from './output.ts';

/**
 * Runs a command line.
 *
 * @returns the exit code: 0 done, 1 failed, 2 bad arguments.
 */
export async function runTerminal(
  argv: readonly string[],
  resourcesDir: string,
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable } = process,
): Promise<number> {
  const out = createOutput(stdout);
  const tell = (line: string) => void stderr.write(`${line}\n`);
  const [name = 'help', ...words] = argv;
  if (name === '--version') {
    await out.line(readAppVersion(resourcesDir));
    return 0;
  }
  if (['help', '--help', '-h'].includes(name)) {
    const about = commands.find((command) => command.name === words[0]);
    await out.write(about === undefined ? programHelp(commands) : commandHelp(about));
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    tell(`${noCommand(name)}\nhookscope --help lists the commands.`);
    return 2;
  }
  if (words.includes('--help') || words.includes('-h')) {
    await out.write(commandHelp(command));
    return 0;
  }
  try {
    return await command.run(words, { out, tell, resourcesDir });
  } catch (error) {
    return failed(error, command, tell);
  }
}

function failed(error: unknown, { name }: Command, tell: (line: string) => void): number {
  if (error instanceof BadArguments) {
    tell(`${error.message}\nhookscope ${name} --help says what it takes.`);
    return 2;
  }
  if (
    error instanceof CommandFailed ||
    error instanceof DataInUse ||
    error instanceof UnusableFolder ||
    error instanceof NoHome ||
    error instanceof BadKey ||
    error instanceof NewerFileError ||
    isSystemError(error)
  ) {
    tell(error.message);
    return 1;
  }
  throw error;
}

function noCommand(name: string): string {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  return `There is no command "${name}".${near === null ? '' : ` Did you mean ${near}?`}`;
}

/** A file that isn't there, a missing permission, a full disk: the system's words are clear enough. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
