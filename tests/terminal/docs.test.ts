import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../electron/terminal/arguments/read-arguments.ts';
import { commands } from '../../electron/terminal/commands/index.ts';
import { programHelp } from '../../electron/terminal/help.ts';
import { withGeneratedTable } from '../support/generated-table.ts';

const path = fileURLToPath(new URL('../../docs/cli.md', import.meta.url));
const page = readFileSync(path, 'utf8');
const examples = [...page.matchAll(/^hookscope (\w+) (.+)$/gm)];

describe('the table of commands', () => {
  it('is the table of docs/cli.md; `npm run docs:tables` writes it', async () => {
    const rows = commands.map(({ name, positionals, summary }) => [
      `\`${[name, ...positionals].join(' ').replaceAll('|', '\\|')}\``,
      summary,
    ]);
    const generated = await withGeneratedTable(path, 'command', [['command', 'does'], ...rows]);
    await expect(generated).toMatchFileSnapshot(path);
  });

  it('has a row for each file of its folder', () => {
    const folder = new URL('../../electron/terminal/commands/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    expect(commands.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it('is listed by the help page', () => {
    const help = programHelp(commands);
    for (const { name, summary } of commands) {
      expect(help).toMatch(new RegExp(`^  ${name} `, 'm'));
      expect(help).toContain(summary);
    }
  });
});

describe('docs/cli.md', () => {
  it('has a section for each command, and names every option', () => {
    for (const { name, options } of commands) {
      expect(page).toMatch(new RegExp(`^## ${name}$`, 'm'));
      for (const option of Object.keys(options)) expect(page).toContain(`--${option}`);
    }
  });

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  it.each(examples.map(([line, name = '', rest = '']) => [line, name, rest] as const))(
    'has an example that can be typed: %s',
    (_, name, rest) => {
      const command = commands.find((each) => each.name === name);
      expect(() =>
        readArguments(rest.split(' '), command?.options ?? {}, command?.positionals ?? []),
      ).not.toThrow();
    },
  );
});
