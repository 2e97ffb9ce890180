import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCrmAddress } from '../../../electron/core/tunnel/crm-address.ts';
import { tempDir } from '../../support/temp-dir.ts';

const host = 'https://tunnel.test';

it('is the one that was accepted last, also after a restart, and its name is wanted back', () => {
  const dir = tempDir();
  const address = openCrmAddress(dir);
  address.opened(host, 'https://one.test', 'one');
  expect(openCrmAddress(dir).url()).toBeNull();
  expect(openCrmAddress(dir).nameOf(host)).toBe('one');
  address.accept(host, 'https://one.test', 'one');
  address.opened(host, 'https://two.test', 'two');
  expect(openCrmAddress(dir).url()).toBe('https://one.test');
  expect(openCrmAddress(dir).nameOf(host)).toBe('one');
  address.accept(host, 'https://two.test', 'two');
  expect(openCrmAddress(dir).url()).toBe('https://two.test');
  expect(openCrmAddress(dir).nameOf(host)).toBe('two');
});

it('stores a name for each of the last ten servers', () => {
  const dir = tempDir();
  const address = openCrmAddress(dir);
  for (let n = 0; n < 12; n += 1)
    address.accept(`https://${n}.test`, `https://x.${n}.test`, `n${n}`);
  address.accept('', 'https://mine.test', null);
  const again = openCrmAddress(dir);
  expect(again.nameOf('https://1.test')).toBeNull();
  expect(again.nameOf('https://2.test')).toBe('n2');
  expect(again.nameOf('https://11.test')).toBe('n11');
  expect(again.url()).toBe('https://mine.test');
});

it('is null when its file is invalid, and the file is replaced', () => {
  const dir = tempDir();
  const file = join(dir, 'tunnel.json');
  for (const text of ['{', '{"given":7}', '{"host":"x","name":"y"}']) {
    writeFileSync(file, text);
    expect(openCrmAddress(dir).url()).toBeNull();
  }
  openCrmAddress(dir).accept(host, 'https://one.test', 'one');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ given: 'https://one.test' });
});
