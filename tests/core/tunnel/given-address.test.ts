import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGivenAddress } from '../../../electron/core/tunnel/given-address.ts';
import { tempDir } from '../../support/temp-dir.ts';

const host = 'https://tunnel.test';

it('is the first address there was, over a restart, until the user accepts another', () => {
  const dir = tempDir();
  const given = openGivenAddress(dir);
  expect(given.url()).toBeNull();
  given.opened(host, 'https://one.test', 'one');
  given.opened(host, 'https://two.test', 'two');
  expect(openGivenAddress(dir).url()).toBe('https://one.test');
  expect(openGivenAddress(dir).nameOf(host)).toBe('one');
  given.accept(host, 'https://two.test', 'two');
  expect(openGivenAddress(dir).url()).toBe('https://two.test');
  expect(openGivenAddress(dir).nameOf(host)).toBe('two');
});

it('keeps a name for each server, the last ten', () => {
  const dir = tempDir();
  const given = openGivenAddress(dir);
  for (let n = 0; n < 12; n += 1) given.accept(`https://${n}.test`, `https://x.${n}.test`, `n${n}`);
  given.accept('', 'https://mine.test', null);
  const again = openGivenAddress(dir);
  expect(again.nameOf('https://1.test')).toBeNull();
  expect(again.nameOf('https://2.test')).toBe('n2');
  expect(again.nameOf('https://11.test')).toBe('n11');
  expect(again.url()).toBe('https://mine.test');
});

it('is nothing where its file can not be understood, and the file is written anew', () => {
  const dir = tempDir();
  const file = join(dir, 'tunnel.json');
  for (const text of ['{', '{"given":7}', '{"host":"x","name":"y"}']) {
    writeFileSync(file, text);
    expect(openGivenAddress(dir).url()).toBeNull();
  }
  openGivenAddress(dir).opened(host, 'https://one.test', 'one');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ given: 'https://one.test' });
});
