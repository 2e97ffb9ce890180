import { expect, it } from 'vitest';
import { plainText } from '../../electron/app/plain-text.ts';

it('has one line without hidden characters', () => {
  expect(plainText(' a\u202eb\n\tc\u0000\u200bd ', 50)).toBe('ab cd');
});

it('is cut between whole characters', () => {
  expect(plainText('👩‍👩‍👧👩‍👩‍👧', 9)).toBe('👩‍👩‍👧…');
});

it('has no markup for the notification servers of Linux', () => {
  expect(plainText('<a href="http://x">Tom & Co</a>', 80, 'linux')).not.toMatch(/[<>&]/);
  expect(plainText('Tom & Co <1>', 80, 'darwin')).toBe('Tom & Co <1>');
});
