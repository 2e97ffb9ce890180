import { styleText } from 'node:util';
import type { OptionSpec } from './arguments/read-arguments.ts';
import type { Command } from './command.ts';

const bold = (text: string) => styleText('bold', text, { stream: process.stdout });

/** The help page of the program. */
export function programHelp(commands: readonly Command[]): string {
  return `${bold('hookscope')}: see what your CRM sends

${bold('Usage')}
  hookscope COMMAND [options]

${bold('Commands')}
${columns(commands.map(({ name, summary }) => [name, summary]))}

  hookscope COMMAND --help describes a command, --version prints the version.
  Exit codes: 0 done, 1 failed, 2 bad arguments.
`;
}

/** The help page of one command. */
export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, spec]) => [
    optionUsage(name, spec),
    spec.help,
  ]);
  return `${bold(usageLine(command))}
  ${command.summary}.

${bold('Options')}
${columns([...rows, ['--help', 'this page']])}
${command.notes.map((note) => `\n${note}\n`).join('')}`;
}

function usageLine({ name, positionals }: Command): string {
  return ['hookscope', name, ...positionals, '[options]'].join(' ');
}

function optionUsage(name: string, { type, value = 'VALUE' }: OptionSpec): string {
  return type === 'boolean' ? `--${name}` : `--${name} ${value}`;
}

/** Rows of two cells, as two aligned columns. */
export function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
