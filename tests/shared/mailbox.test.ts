import { describe, expect, it } from 'vitest';
import { otherSeparator, readMailbox, splitMailboxes } from '../../shared/mailbox.ts';
import { processorMsSince } from '../support/processor-time.ts';

describe('mailbox', () => {
  it.each([
    ['From Name <email@gmail.com>', 'From Name', 'email@gmail.com'],
    ['"Doe, \\"Ana\\"" <ana@a.example>', 'Doe, "Ana"', 'ana@a.example'],
    ['abc@gmail.com', null, 'abc@gmail.com'],
    ['<abc@gmail.com>', null, 'abc@gmail.com'],
    ['A <b> <c@d>', 'A <b>', 'c@d'],
    ['just a name', 'just a name', null],
    ['a@b@c', null, 'a@b@c'],
    ['@abc', '@abc', null],
    ['abc@', 'abc@', null],
    ['a b@c', 'a b@c', null],
    ['Name <>', 'Name', null],
    ['', null, null],
  ])('reads %j', (text, name, address) => {
    expect(readMailbox(text)).toEqual({ name, address });
  });

  it('reads a megabyte of at signs in linear time', () => {
    const began = process.threadCpuUsage();
    expect(readMailbox(`${'a@'.repeat(500_000)} b`).address).toBe(null);
    // One step for each pair of them would be hours.
    expect(processorMsSince(began)).toBeLessThan(2_000);
  });

  it('splits a list at its commas, not at those in quotes', () => {
    expect(splitMailboxes('a@b, "Doe, Ana" <c@d>,, e@f')).toEqual([
      'a@b',
      '"Doe, Ana" <c@d>',
      'e@f',
    ]);
  });

  it.each([
    ['a@b; c@d', ['a@b', 'c@d'], ';'],
    ['Ana <a@b>;"Doe; Jr" <c@d>;', ['Ana <a@b>', '"Doe; Jr" <c@d>'], ';'],
    ['a@b;', ['a@b'], ';'],
    ['a@b\r\nc@d\n', ['a@b', 'c@d'], 'line break'],
    ['Ana &lt;a@b&gt;', ['Ana &lt;a@b&gt;'], null],
    ['a@b, c@d', ['a@b', 'c@d'], null],
    ['Team: a@b, c@d;', ['Team: a@b', 'c@d'], null],
    ['Team: a@b;, c@d; e@f', ['Team: a@b', 'c@d', 'e@f'], ';'],
    ['To: a@b; c@d', ['To: a@b', 'c@d'], ';'],
    ['"Doe; Ana" <c@d>', ['"Doe; Ana" <c@d>'], null],
  ])('splits %j where something else is written for a comma', (text, entries, separator) => {
    expect(splitMailboxes(text)).toEqual(entries);
    expect(otherSeparator(text)).toBe(separator);
  });
});
