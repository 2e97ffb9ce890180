import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../electron/terminal/arguments.ts';
import { commands } from '../../electron/terminal/commands/index.ts';

const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^hookscope (\w+) (.+)$/gm)];

describe('docs/cli.md', () => {
  it('names every command and every option', () => {
    for (const { name, options } of commands) {
      expect(page).toContain(`## ${name}`);
      for (const flag of Object.keys(options)) expect(page).toContain(`--${flag}`);
    }
  });

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  it.each(examples.map(([line, name = '', rest = '']) => [line, name, rest] as const))(
    'shows what can be typed: %s',
    (_, name, rest) => {
      const command = commands.find((each) => each.name === name);
      expect(() =>
        readArguments(rest.split(' '), command?.options ?? {}, command?.words ?? []),
      ).not.toThrow();
    },
  );
});
