import { describe, expect, it } from 'vitest';
import { corrected, markedMistake } from '../../../renderer/list/query-mistake.ts';

describe('the place of a mistake in a query', () => {
  it('splits the query in three', () => {
    expect(markedMistake('hello kin:sms order', { start: 6, end: 10 })).toEqual({
      before: 'hello ',
      marked: 'kin:',
      after: 'sms order',
    });
  });

  it('stays visible in a long query', () => {
    const text = `${'a'.repeat(100)}kin:${'b'.repeat(100)}`;
    expect(markedMistake(text, { start: 100, end: 104 })).toEqual({
      before: `…${'a'.repeat(24)}`,
      marked: 'kin:',
      after: `${'b'.repeat(24)}…`,
    });
  });

  it('is cut at its end when it is long', () => {
    expect(markedMistake(`"${'a'.repeat(100)}`, { start: 0, end: 101 }).marked).toBe(
      `"${'a'.repeat(39)}…`,
    );
  });
});

describe('a suggestion', () => {
  const at = { start: 6, end: 10 };
  const fault = { code: 'unknown-key', at, message: '' } as const;

  it('replaces the mistake', () => {
    expect(corrected('hello kin:sms', { ...fault, instead: 'kind:' })).toBe('hello kind:sms');
  });

  it('is null when there is none', () => {
    expect(corrected('hello kin:sms', { ...fault, instead: null })).toBeNull();
  });
});
