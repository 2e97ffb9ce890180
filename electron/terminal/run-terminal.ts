import type { Writable } from 'node:stream';
import { nearest } from '../../shared/nearest.ts';
import { readAppVersion } from '../core/app-version.ts';
import { BadArguments } from './arguments/read-arguments.ts';
import type { Command, Terminal } from './command.ts';
import { commands } from './commands/index.ts';
import { isForTheUser, messageForUser } from './for-the-user.ts';
import { commandHelp, programHelp } from './help.ts';
import { createOutput } from './output/output.ts';

/** Where a command writes. The app that runs one is told how much of its work is done, and can stop it. */
interface TerminalStreams {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly onProgress?: Terminal['progress'];
  readonly host?: Terminal['host'];
}

/**
 * Runs the command that the first argument names. The command reads its own arguments (`arguments/`), does its work over the
 * core, and writes its result (`output/`, `page/`).
 *
 * @returns the exit code: 0 done, 1 failed, 2 bad arguments.
 */
export async function runTerminal(
  argv: readonly string[],
  resourcesDir: string,
  { stdout, stderr, onProgress = () => undefined, host = null }: TerminalStreams = process,
): Promise<number> {
  const out = createOutput(stdout);
  const report = (line: string) => void stderr.write(`${line}\n`);
  const [name = 'help', ...rest] = argv;
  if (name === '--version') {
    await out.line(readAppVersion(resourcesDir));
    return 0;
  }
  if (['help', '--help', '-h'].includes(name)) {
    const topic = commandNamed(rest[0]);
    await out.write(topic === undefined ? programHelp(commands) : commandHelp(topic));
    return 0;
  }
  const command = commandNamed(name);
  if (command === undefined) {
    report(`${unknownCommand(name)}\nhookscope --help lists the commands.`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await out.write(commandHelp(command));
    return 0;
  }
  try {
    return await command.run(rest, { out, report, resourcesDir, progress: onProgress, host });
  } catch (error) {
    return exitCodeOf(error, command, report);
  }
}

/** Reports an error that the user can do something about. @throws every other one: it is a bug of ours. */
function exitCodeOf(
  error: unknown,
  { name, failureCode }: Command,
  report: (line: string) => void,
): number {
  if (error instanceof BadArguments) {
    report(`${error.message}\nhookscope ${name} --help lists the arguments.`);
    return 2;
  }
  if (isForTheUser(error)) {
    report(messageForUser(error));
    return failureCode;
  }
  throw error;
}

function commandNamed(name: string | undefined): Command | undefined {
  return commands.find((command) => command.name === name);
}

function unknownCommand(name: string): string {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  return `There is no command "${name}".${near === null ? '' : ` Did you mean ${near}?`}`;
}
