import { expect, it } from 'vitest';
import { identifiersOf } from '../../../electron/core/types/identifiers.ts';
import { createTypeNames } from '../../../electron/core/types/type-names.ts';
import { processorMsSince } from '../../support/processor-time.ts';

it('gives 50,000 keys without a letter an identifier each, in a time that grows with their count', () => {
  const keys = Array.from({ length: 50_000 }, (_, index) => String.fromCodePoint(0x20000 + index));
  const start = process.threadCpuUsage();
  const names = identifiersOf(
    keys,
    () => 'field',
    () => false,
  );
  expect(processorMsSince(start)).toBeLessThan(5_000);
  expect(new Set(names.values()).size).toBe(keys.length);
  expect([names.get(keys[0] ?? ''), names.get(keys[49_999] ?? '')]).toEqual([
    'field',
    'field_50000',
  ]);
});

it('gives 50,000 objects of the same name a type name each, as quickly', () => {
  const { take } = createTypeNames(['Message']);
  const start = process.threadCpuUsage();
  const names = Array.from({ length: 50_000 }, () => take('漢', 'Message'));
  expect(processorMsSince(start)).toBeLessThan(5_000);
  expect(new Set(names).size).toBe(names.length);
  expect([names[0], names[1], names.at(-1)]).toEqual(['MessageValue', 'Message2', 'Message50000']);
});
