import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptDumps, pruneCrashDumps } from '../../../electron/core/report/crash-dumps.ts';
import { problemReport } from '../../../electron/core/report/problem-report.ts';
import { redactSettings } from '../../../electron/core/report/redact-settings.ts';
import { reportText } from '../../../shared/report.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** Settings with a secret or a private fact wherever there is a text. */
const telling = {
  ...settingsSchema.parse({ pathToken: 'hush-token' }),
  guard: { is: 'basic', user: 'hush-user', password: 'hush-password' },
  allowedHost: 'hush.example',
  notifyQuery: 'hush words',
  destinations: [{ name: 'hush', url: 'http://hush.example', headers: [['x-key', 'hush']] }],
  testKeys: [{ name: 'hush', publicKey: 'hush' }],
  tunnel: { kind: 'ssh', host: 'https://hush.example', subdomain: 'hush', domain: 'hush.example' },
  theme: 'dark',
  futureSetting: 'hush',
};

it('has no text of the settings but the names of our own choices', () => {
  const lines = redactSettings(telling);
  expect(lines.join('\n')).not.toContain('hush');
  expect(lines).toEqual(
    expect.arrayContaining([
      ...['pathToken: set', 'guard: set', 'destinations: 1 entries', 'tunnel.kind: ssh'],
      ...['tunnel.host: set', 'theme: dark', 'port: 4040', 'testKeys: 1 entries'],
    ]),
  );
  for (const kind of ['hush.example', 'HUSH token', { hush: 'hush' }, ['hush']])
    expect(redactSettings({ theme: kind, tunnel: kind }).join('\n')).not.toContain('hush');
});

it('has versions, sizes and the end of the log, and of crash dumps only their names', () => {
  const dataDir = tempDir();
  mkdirSync(join(dataDir, 'logs'));
  mkdirSync(join(dataDir, 'Crashpad', 'completed'), { recursive: true });
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(telling));
  writeFileSync(
    join(dataDir, 'logs', 'hookscope.log'),
    `${'an old line\n'.repeat(10_000)}2026-01-02T03:04:05.678Z main: sent to +15551234567 by https://hush.example/in/hush\n`,
  );
  writeFileSync(join(dataDir, 'Crashpad', 'completed', 'one.dmp'), 'hush');
  const text = reportText(problemReport(dataDir, '9.8.7'));
  expect(text).toContain('Hookscope 9.8.7');
  expect(text).toContain('one.dmp, 4 bytes');
  expect(text).toContain('2026-01-02T03:04:05.678Z main: sent to … by https://hush.example/…');
  expect(text.replace('https://hush.example/', '')).not.toContain('hush');
  expect(text.length).toBeLessThan(60_000);
});

it('says what cannot be read, and has the other parts', () => {
  const dataDir = tempDir();
  writeFileSync(join(dataDir, 'settings.json'), '{"pathToken":"hush"');
  writeFileSync(join(dataDir, 'captures.db'), 'hush');
  const text = reportText(problemReport(dataDir, '1.0.0'));
  expect(text).toContain('It can’t be read');
  expect(text).toContain('captures.db: 4 bytes');
  expect(text).not.toContain('hush');
});

it('keeps the newest crash dumps only', () => {
  const dataDir = tempDir();
  const folder = join(dataDir, 'Crashpad', 'pending');
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < keptDumps + 3; n += 1) {
    writeFileSync(join(folder, `${n}.dmp`), '');
    utimesSync(join(folder, `${n}.dmp`), n, n);
  }
  pruneCrashDumps(dataDir);
  expect(readdirSync(folder)).toEqual(['3.dmp', '4.dmp', '5.dmp', '6.dmp', '7.dmp']);
  pruneCrashDumps(join(dataDir, 'missing'));
});
