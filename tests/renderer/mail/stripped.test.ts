import { expect, it } from 'vitest';
import { createStrippedCounts } from '../../../renderer/mail/stripped.ts';
import { bounds } from '../../../shared/bounds.ts';
import {
  addressStripReason,
  attributeStripReason,
  elementStripReason,
} from '../../../renderer/mail/strip-reasons.ts';

it('counts equal removals, the worst first', () => {
  const stripped = createStrippedCounts();
  stripped.add({ what: 'comment', name: 'comment', why: 'not-rendered' });
  stripped.add({ what: 'attribute', name: 'onclick', why: 'script' });
  stripped.add({ what: 'attribute', name: 'onload', why: 'script' });
  stripped.add({ what: 'attribute', name: 'onload', why: 'script' });
  expect(stripped.list().map(({ name, count }) => [name, count])).toEqual([
    ['onload', 2],
    ['onclick', 1],
    ['comment', 1],
  ]);
});

it('limits the names that it stores', () => {
  const stripped = createStrippedCounts();
  for (let index = 0; index < 100_000; index += 1)
    stripped.add({ what: 'attribute', name: `a${index}${'x'.repeat(1_000)}`, why: 'not-allowed' });
  const list = stripped.list();
  expect(list).toHaveLength(bounds.mailStripped.entries + 1);
  expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
  expect(Math.max(...list.map(({ name }) => name.length))).toBe(
    bounds.mailStrippedName.characters + 1,
  );
});

it.each([
  [elementStripReason('script', false), 'script'],
  [elementStripReason('script', true), 'script'],
  [elementStripReason('a', true), 'parser-differential'],
  [elementStripReason('x-card', false), 'interaction'],
  [elementStripReason('o:p', false), 'not-allowed'],
  [attributeStripReason('onanything'), 'script'],
  [attributeStripReason('xlink:href'), 'parser-differential'],
  [attributeStripReason('data-id'), 'not-allowed'],
  [addressStripReason('javascript:'), 'script'],
  [addressStripReason('sms:'), 'url-scheme'],
  [addressStripReason(null), 'invalid-url'],
])('gives a reason (%s)', (why, expected) => {
  expect(why).toBe(expected);
});
