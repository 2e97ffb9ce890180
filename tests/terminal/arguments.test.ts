import { describe, expect, it } from 'vitest';
import { BadArguments, readArguments } from '../../electron/terminal/arguments/read-arguments.ts';
import { commands } from '../../electron/terminal/commands/index.ts';
import { commandHelp } from '../../electron/terminal/help.ts';
import { recordingTerminal } from './terminal.ts';

const options = {
  data: { type: 'string', value: 'DIR', help: 'the folder' },
  id: { type: 'string', multiple: true, help: 'the request' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

describe('readArguments', () => {
  it('gives options by name and positional arguments in order', () => {
    const read = readArguments(['a', '--id', '1', '--json', '--id=2', 'b'], options, ['A', 'B']);
    expect({ ...read.options }).toEqual({ id: ['1', '2'], json: true });
    expect(read.positionals).toEqual(['a', 'b']);
  });

  it('takes a value that starts with a dash when = joins it to its option', () => {
    expect(readArguments(['--data=-x'], options, []).options.data).toBe('-x');
    expect(readArguments(['--data', '-'], options, []).options.data).toBe('-');
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
  ])('refuses %j and names the argument', (argv, named) => {
    expect(() => readArguments(argv, options, ['WORD'])).toThrow(BadArguments);
    expect(() => readArguments(argv, options, ['WORD'])).toThrow(named);
  });
});

describe('an option that belongs to another one', () => {
  const specs = {
    to: { type: 'string', multiple: true, help: 'where' },
    query: { type: 'string', of: 'to', multiple: true, help: 'what' },
    quick: { type: 'boolean', of: 'to', multiple: true, help: 'how' },
  } as const;

  it('is listed for each of those, in their order', () => {
    const argv = ['--to', 'a', '--to', 'b', '--query', 'q', '--to=c', '--quick'];
    expect(readArguments(argv, specs, []).options).toEqual({
      to: ['a', 'b', 'c'],
      query: [undefined, 'q', undefined],
      quick: [undefined, undefined, true],
    });
  });

  it.each([
    [['--query', 'q', '--to', 'a'], '--query belongs behind a --to'],
    [['--to', 'a', '--quick', '--quick'], '--quick is given twice'],
  ])('is refused in %j', (argv, named) => {
    expect(() => readArguments(argv, specs, [])).toThrow(named);
  });
});

describe('positional arguments of any number', () => {
  it('may be none or many', () => {
    expect(readArguments([], {}, ['[ID …]']).positionals).toEqual([]);
    expect(readArguments(['1', '2', '3'], {}, ['[ID …]']).positionals).toEqual(['1', '2', '3']);
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
    ['replay', ['--to', 'http://h'], '--query'],
    ['replay', ['one', '--to', 'http://h'], 'ID'],
    ['listen', ['--forward', 'nowhere'], '--forward'],
    ['send', ['sms'], '--to'],
    ['send', ['sms', '--to', 'ftp://a'], '--to'],
    ['verify', ['x'], '--signature'],
  ])('%s refuses %j before it does anything', async (name, argv, named) => {
    const { terminal, written } = recordingTerminal();
    const run = commands.find((command) => command.name === name)?.run(argv, terminal);
    await expect(run).rejects.toThrow(BadArguments);
    await expect(run).rejects.toThrow(named);
    expect(written).toEqual([]);
  });

  it('has a help page that names all its options', () => {
    for (const command of commands) {
      const help = commandHelp(command);
      for (const flag of Object.keys(command.options)) expect(help).toContain(`--${flag}`);
      for (const name of command.positionals) expect(help).toContain(name);
      // The help page fits in 100 columns.
      for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});
