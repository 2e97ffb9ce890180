import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readSavedLanguage,
  readSavedTheme,
} from '../../../electron/core/settings/saved-language.ts';
import { openSettings } from '../../../electron/core/settings/settings-file.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { isWindows } from '../../support/system.ts';

const fileOf = (dir: string) =>
  JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8')) as Record<string, unknown>;

describe('settings', () => {
  it('start with defaults and a random path of 128 bits, in a file that only the user may read', () => {
    const dir = tempDir();
    const { pathToken, ...rest } = openSettings(dir).current();
    expect(pathToken).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(rest).toMatchObject({ port: 4040, maxBodyBytes: 26_214_400, replyStatus: 200 });
    expect(openSettings(tempDir()).current().pathToken).not.toBe(pathToken);
    if (!isWindows) expect(statSync(join(dir, 'settings.json')).mode & 0o077).toBe(0);
  });

  it('name a language and a theme that can be read before them; a damaged file names the system’s', () => {
    const dir = tempDir();
    const saved = () => [readSavedLanguage(dir), readSavedTheme(dir)];
    expect(saved()).toEqual(['system', 'system']);
    openSettings(dir).change({ language: 'es', theme: 'dark' });
    expect(saved()).toEqual(['es', 'dark']);
    writeFileSync(join(dir, 'settings.json'), '{"language":"kl');
    expect(saved()).toEqual(['system', 'system']);
  });

  it('keep the path token over a restart', () => {
    const dir = tempDir();
    const { pathToken } = openSettings(dir).current();
    expect(openSettings(dir).current().pathToken).toBe(pathToken);
  });

  it.each(['localhost', 'localhost:8080', '127.0.0.1:9000', '[::1]:80', 'files.example.com'])(
    'accept %s as the host that may be fetched from',
    (allowedHost) => {
      const settings = openSettings(tempDir());
      expect(settings.current().allowedHost).toBe(null);
      expect(settings.change({ allowedHost })).toMatchObject({ ok: true, value: { allowedHost } });
    },
  );

  it('store a change, and leave the rest as it is', () => {
    const dir = tempDir();
    const settings = openSettings(dir);
    expect(settings.change({ port: 5_000, tunnel: { subdomain: 'my-name' } }).ok).toBe(true);
    expect(openSettings(dir).current()).toMatchObject({
      port: 5_000,
      tunnel: { kind: 'localtunnel', subdomain: 'my-name' },
    });
  });

  it.each([
    { port: 70_000 },
    { replyStatus: 99 },
    { pathToken: 'a/b' },
    { tunnel: { host: 'ftp://x' } },
    { allowedHost: 'http://localhost' },
    { allowedHost: 'localhost:' },
    { allowedHost: 'me@localhost' },
    { allowedHost: '*.example.com' },
  ])('refuse %j with a reason, and stay as they were', (change) => {
    const dir = tempDir();
    const settings = openSettings(dir);
    const before = settings.current();
    expect(settings.change(change)).toMatchObject({
      ok: false,
      fault: 'invalid',
      detail: expect.any(String),
    });
    expect(settings.current()).toEqual(before);
    expect(fileOf(dir)).toEqual(before);
  });

  it('of the command line apply but are not written', () => {
    const dir = tempDir();
    const settings = openSettings(dir, { port: 0 });
    expect(settings.current().port).toBe(0);
    settings.change({ replyStatus: 201 });
    expect(fileOf(dir)).toMatchObject({ port: 4040, replyStatus: 201 });
  });

  it('keep the valid values of a damaged file, and set the file aside', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'settings.json'), '{"pathToken":"keep-me","port":"many"}');
    expect(openSettings(dir).current()).toMatchObject({ pathToken: 'keep-me', port: 4040 });
    const aside = readdirSync(dir).find((name) => name.includes('unreadable'));
    expect(readFileSync(join(dir, aside ?? ''), 'utf8')).toContain('many');
  });

  it.each([
    ['utf8', '\ufeff'],
    ['utf16le', '\ufeff'],
    ['utf16le', ''],
  ] as const)(
    'are read from a file that an editor saved as %s with the mark %j',
    (encoding, mark) => {
      const dir = tempDir();
      const text = `${mark}{"pathToken":"keep-me"}`;
      writeFileSync(join(dir, 'settings.json'), Buffer.from(text, encoding));
      const settings = openSettings(dir);
      expect(settings.current().pathToken).toBe('keep-me');
      expect(settings.setAside).toBeNull();
    },
  );

  it('set aside a folder that has the name of their file', () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'settings.json'));
    const { pathToken } = openSettings(dir).current();
    expect(openSettings(dir).current().pathToken).toBe(pathToken);
    expect(readdirSync(dir)).toHaveLength(2);
  });

  it('start with defaults when the file is not JSON, and set it aside', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'settings.json'), 'not json');
    expect(openSettings(dir).current().port).toBe(4040);
    expect(readdirSync(dir)).toHaveLength(2);
  });
});
