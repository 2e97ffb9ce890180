import { expect, it } from 'vitest';
import { createRemovalCounts } from '../../../renderer/mail/stripped.ts';
import { bounds } from '../../../shared/bounds.ts';
import {
  addressRemovalReason,
  attributeRemovalReason,
  elementRemovalReason,
} from '../../../renderer/mail/strip-reasons.ts';

it('counts equal removals, the worst first', () => {
  const removals = createRemovalCounts();
  removals.add({ what: 'comment', name: 'comment', why: 'unseen' });
  removals.add({ what: 'attribute', name: 'onclick', why: 'script' });
  removals.add({ what: 'attribute', name: 'onload', why: 'script' });
  removals.add({ what: 'attribute', name: 'onload', why: 'script' });
  expect(removals.list().map(({ name, count }) => [name, count])).toEqual([
    ['onload', 2],
    ['onclick', 1],
    ['comment', 1],
  ]);
});

it('limits the names that it stores', () => {
  const removals = createRemovalCounts();
  for (let index = 0; index < 100_000; index += 1)
    removals.add({ what: 'attribute', name: `a${index}${'x'.repeat(1_000)}`, why: 'unlisted' });
  const list = removals.list();
  expect(list).toHaveLength(bounds.mailRemovals.entries + 1);
  expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
  expect(Math.max(...list.map(({ name }) => name.length))).toBe(
    bounds.mailRemovalName.characters + 1,
  );
});

it.each([
  [elementRemovalReason('script', false), 'script'],
  [elementRemovalReason('script', true), 'script'],
  [elementRemovalReason('a', true), 'parses'],
  [elementRemovalReason('x-card', false), 'acts'],
  [elementRemovalReason('o:p', false), 'unlisted'],
  [attributeRemovalReason('onanything'), 'script'],
  [attributeRemovalReason('xlink:href'), 'parses'],
  [attributeRemovalReason('data-id'), 'unlisted'],
  [addressRemovalReason('javascript:'), 'script'],
  [addressRemovalReason('sms:'), 'scheme'],
  [addressRemovalReason(null), 'nowhere'],
])('gives a reason (%s)', (why, expected) => {
  expect(why).toBe(expected);
});
