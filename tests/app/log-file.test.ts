import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLogFile } from '../../electron/app/log-file.ts';
import { tempDir } from '../support/temp-dir.ts';

const failure = { name: 'TypeError', message: 'x is not a function', places: ['at a.js:1:2'] };

it('writes time, process and failure into a file that only its user can read', () => {
  const folder = join(tempDir(), 'logs');
  const log = openLogFile(folder, () => 0);
  log.message('main', 'Hookscope starts.');
  log.failure('window', failure);
  expect(readFileSync(log.path, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z main: Hookscope starts.\n' +
      '1970-01-01T00:00:00.000Z window: TypeError: x is not a function\n    at a.js:1:2\n',
  );
  if (process.platform !== 'win32') expect(statSync(log.path).mode & 0o777).toBe(0o600);
});

it('keeps three files of 512 kB at most, the newest entries in the newest', () => {
  const folder = tempDir();
  let clock = 0;
  const log = openLogFile(folder, () => (clock += 1_000));
  for (let n = 0; n < 6_000; n += 1) log.message('main', `entry ${n} ${'x'.repeat(400)}`);
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual(['hookscope.1.log', 'hookscope.2.log', 'hookscope.log']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(513 * 1024);
  expect(readFileSync(log.path, 'utf8')).toContain('entry 5999 ');
  const older = readFileSync(join(folder, 'hookscope.1.log'), 'utf8');
  expect(older).not.toContain('entry 5999 ');
});

it('counts entries over the limit of a minute instead of writing them', () => {
  let clock = 0;
  const log = openLogFile(tempDir(), () => clock);
  for (let n = 0; n < 1_000; n += 1) log.failure('window', failure);
  clock += 60_000;
  log.message('main', 'later');
  const lines = readFileSync(log.path, 'utf8').trimEnd().split('\n');
  expect(lines.length).toBe(2 * 120 + 2);
  expect(lines.slice(-2)).toEqual([
    '… and 880 more within a minute',
    '1970-01-01T00:01:00.000Z main: later',
  ]);
});

it('writes nothing of a sender or of the settings, wherever it stands', () => {
  const log = openLogFile(tempDir(), () => 0);
  log.hide(['hush-token-without', 'hush-token-without-digits', 'a hush 5551234567 key', 'own']);
  const said = [
    ...['{"body":"hush"}', 'not JSON: "{"body":"hush"}"', 'to +1 (512) 555-0100'],
    ...[
      'https://a.example/in/hush?x=hush',
      'reader-hush@example.com',
      'at hush-token-without-digits',
    ],
    ...['sent a hush 5551234567 key', 'GET /in?name=hush', 'x=wss://a.example/hush'],
    ...['hush1hush2hush3hush4', 'line\n1970-01-01T00:00:00.000Z main: "hush"'],
  ];
  for (const text of said) {
    log.message('main', text);
    log.failure('window', {
      name: 'Error',
      message: text,
      places: ['at hush-token-without-digits'],
    });
  }
  const text = readFileSync(log.path, 'utf8');
  expect(text).not.toMatch(/hush|555-0100|digits|key/);
  expect(text.split('\n').length).toBe(3 * said.length + 1);
});

it('throws nothing when it cannot be written', () => {
  const folder = join(tempDir(), 'logs');
  writeFileSync(folder, 'a file where the folder should be');
  expect(() => openLogFile(folder).failure('main', failure)).not.toThrow();
  const other = tempDir();
  mkdirSync(join(other, 'hookscope.log'));
  expect(() => openLogFile(other).failure('main', failure)).not.toThrow();
});
