import { describe, expect, it } from 'vitest';
import { BadArguments, readCommand } from '../../../electron/core/terminal/arguments.ts';

describe('the command line', () => {
  it('reads every option of listen', () => {
    const words =
      'listen --port 0 --host ::1 --data /d --tunnel localtunnel --tunnel-host https://t.example ' +
      '--subdomain my-name --path-token abc --reply 201 --max-body 10 --json';
    expect(readCommand(words.split(' '))).toEqual({
      name: 'listen',
      options: {
        host: '::1',
        dataDir: '/d',
        json: true,
        overrides: {
          port: 0,
          replyStatus: 201,
          maxBodyBytes: 10,
          pathToken: 'abc',
          tunnel: { kind: 'localtunnel', host: 'https://t.example', subdomain: 'my-name' },
        },
      },
    });
  });

  it('opens no tunnel and takes the kept settings unless told otherwise', () => {
    expect(readCommand(['listen'])).toMatchObject({
      options: { dataDir: null, json: false, overrides: { tunnel: { kind: 'none' } } },
    });
  });

  it('takes every path when the token is none', () => {
    expect(readCommand(['listen', '--path-token', 'none'])).toMatchObject({
      options: { overrides: { pathToken: null } },
    });
  });

  it.each([
    ['listen --port many', '--port'],
    ['listen --port 70000', '--port'],
    ['listen --reply 99', '--reply'],
    ['listen --tunnel carrier-pigeon', '--tunnel'],
    ['listen --subdomain -a', '--subdomain'],
    ['listen --path-token a/b', '--path-token'],
    ['listen --nonsense', '--nonsense'],
    ['listen twice', 'twice'],
    ['fly', 'fly'],
  ])('refuses "%s" and names the word', (words, named) => {
    expect(() => readCommand(words.split(' '))).toThrow(BadArguments);
    expect(() => readCommand(words.split(' '))).toThrow(named);
  });

  it('helps when nothing is asked', () => {
    expect(readCommand([])).toEqual({ name: 'help' });
    expect(readCommand(['listen', '--help'])).toEqual({ name: 'help' });
  });
});
