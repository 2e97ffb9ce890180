import { styleText } from 'node:util';
import type { Option } from './arguments.ts';
import type { Command } from './command.ts';

const bold = (text: string) => styleText('bold', text, { stream: process.stdout });

/** The help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  return `${bold('hookscope')}: see what your CRM sends

${bold('Usage')}
  hookscope COMMAND [options]

${bold('Commands')}
${columns(commands.map(({ name, summary }) => [name, summary]))}

  hookscope COMMAND --help says more. --version says which one this is.
  Exit codes: 0 done, 1 failed, 2 bad arguments.
`;
}

/** The help of one command. */
export function commandHelp({ name, summary, words, options, notes }: Command): string {
  const usage = ['hookscope', name, ...words, '[options]'].join(' ');
  const rows = Object.entries(options).map(([flag, option]) => [
    spelled(flag, option),
    option.help,
  ]);
  return `${bold(usage)}
  ${summary}.

${bold('Options')}
${columns([...rows, ['--help', 'this page']])}
${notes.map((note) => `\n${note}\n`).join('')}`;
}

function spelled(flag: string, option: Option): string {
  return option.type === 'boolean' ? `--${flag}` : `--${flag} ${option.value ?? 'VALUE'}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
