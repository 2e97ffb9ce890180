import { describe, expect, it } from 'vitest';
import { BadArguments, readArguments } from '../../electron/terminal/arguments.ts';
import { commands } from '../../electron/terminal/commands/index.ts';
import { commandHelp } from '../../electron/terminal/help.ts';
import { listeningTerminal } from './terminal.ts';

const options = {
  data: { type: 'string', value: 'DIR', help: 'where' },
  id: { type: 'string', multiple: true, help: 'which' },
  json: { type: 'boolean', help: 'how' },
} as const;

describe('readArguments', () => {
  it('gives options by their names and words in their order', () => {
    const read = readArguments(['a', '--id', '1', '--json', '--id=2', 'b'], options, ['A', 'B']);
    expect({ ...read.given }).toEqual({ id: ['1', '2'], json: true });
    expect(read.words).toEqual(['a', 'b']);
  });

  it('takes a value that starts with a dash when it is tied to its option', () => {
    expect(readArguments(['--data=-x'], options, []).given.data).toBe('-x');
    expect(readArguments(['--data', '-'], options, []).given.data).toBe('-');
  });

  it.each([
    [['--data'], '--data DIR'],
    [['--data', '--json'], '--data=--json'],
    [['--json=yes'], '--json takes no value'],
    [['--dat', 'x'], 'Did you mean --data?'],
    [['-x'], '-x'],
    [['--zzzz'], 'no option --zzzz'],
    [['--__proto__'], '--__proto__'],
    [['a', 'b'], '"b"'],
    [[], 'WORD is missing'],
  ])('refuses %j and names the word', (argv, named) => {
    expect(() => readArguments(argv, options, ['WORD'])).toThrow(BadArguments);
    expect(() => readArguments(argv, options, ['WORD'])).toThrow(named);
  });
});

describe('each command', () => {
  it.each([
    ['listen', ['--port', '70000'], '--port'],
    ['listen', ['--reply', '99'], '--reply'],
    ['listen', ['--tunnel', 'carrier-pigeon'], '--tunnel'],
    ['listen', ['--tunnel-host', 'nowhere'], '--tunnel-host'],
    ['listen', ['--subdomain=-a'], '--subdomain'],
    ['listen', ['--path-token', 'a/b'], '--path-token'],
    ['listen', ['--max-body', '0'], '--max-body'],
    ['listen', ['twice'], 'twice'],
    ['list', ['--limit', '0'], '--limit'],
    ['show', [], 'ID'],
    ['show', ['first'], 'ID'],
    ['export', ['--out', 'x'], '--format'],
    ['export', ['--format', 'json'], '--out'],
    ['export', ['--format', 'docx', '--out', 'x'], 'postman'],
    ['export', ['--format', 'json', '--out', 'x', '--id', '1', '--query', 'q'], '--query'],
    ['import', [], 'FILE'],
    ['send', ['sms'], '--to'],
    ['send', ['sms', '--to', 'ftp://a'], '--to'],
    ['verify', ['x'], '--signature'],
  ])('%s refuses %j before it does anything', async (name, argv, named) => {
    const { terminal, said } = listeningTerminal();
    const run = commands.find((command) => command.name === name)?.run(argv, terminal);
    await expect(run).rejects.toThrow(BadArguments);
    await expect(run).rejects.toThrow(named);
    expect(said).toEqual([]);
  });

  it('has a help that names all its options', () => {
    for (const command of commands) {
      const help = commandHelp(command);
      for (const flag of Object.keys(command.options)) expect(help).toContain(`--${flag}`);
      for (const word of command.words) expect(help).toContain(word);
      // Help is read in 100 columns.
      for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});
