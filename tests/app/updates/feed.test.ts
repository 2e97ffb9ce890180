import { expect, it } from 'vitest';
import { feedBounds, feedName, readFeed } from '../../../electron/app/updates/feed.ts';
import { readNotes } from '../../../electron/app/updates/release-notes.ts';
import { feedOf } from '../../support/update-server.ts';

const valid = feedOf({ version: '1.2.3', package: Buffer.from('x'), name: 'a-1.2.3.AppImage' });

it('reads what electron-builder writes', async () => {
  expect(await readFeed(valid)).toMatchObject({
    ok: true,
    value: { version: '1.2.3', files: [{ url: 'a-1.2.3.AppImage', size: 1 }], notes: [] },
  });
});

it.each([
  ['another folder', valid.replaceAll('a-1.2.3', '../a')],
  ['another server', valid.replaceAll('a-1.2.3', 'https://e.example/a')],
  ['no sum', valid.replace(/sha512: /, 'sha256: ')],
  ['a short sum', valid.replace(/sha512: .*/, 'sha512: abcd')],
  ['no size', valid.replace(/size: 1/, 'size: -1')],
  ['a huge size', valid.replace('size: 1', `size: ${feedBounds.packageBytes + 1}`)],
  ['a version that YAML reads as a number', valid.replace('1.2.3', '1.2')],
  ['no packages', 'version: 1.2.3\nfiles: []\n'],
  ['an alias', 'a: &a [1]\nversion: *a\n'],
  ['nothing', ''],
  ['a page', '<!doctype html><title>502</title>'],
])('refuses a feed with %s', async (_, text) => {
  expect(await readFeed(text)).toMatchObject({ ok: false, fault: 'bad-feed' });
});

it('knows the name that electron-builder gives the feed of each system', () => {
  expect([
    feedName('linux', 'x64'),
    feedName('linux', 'arm64'),
    feedName('darwin', 'arm64'),
    feedName('win32', 'x64'),
  ]).toEqual(['latest-linux.yml', 'latest-linux-arm64.yml', 'latest-mac.yml', 'latest.yml']);
});

it('reads notes as lines of plain text', () => {
  const notes = [
    '### New',
    '',
    '- Get a **Delivery URL** in `one` click ([how](docs/tunnels.md)).',
    '* <img src=x onerror=alert(1)>',
    '\u001b[31mred\u001b[0m and \u202eright to left\u202c\u0007',
  ].join('\r\n');
  expect(readNotes(notes)).toEqual([
    { is: 'heading', text: 'New' },
    { is: 'item', text: 'Get a Delivery URL in one click (how).' },
    { is: 'item', text: '<img src=x onerror=alert(1)>' },
    { is: 'text', text: 'red and right to left' },
  ]);
});

it('reads long notes up to a limit, and in linear time', () => {
  expect(readNotes('a\n'.repeat(100_000))).toHaveLength(200);
  const [line] = readNotes('[('.repeat(1_000_000));
  expect(line?.text).toHaveLength(601);
});
