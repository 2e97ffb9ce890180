import { describe, expect, it } from 'vitest';
import { corrected, markedPlace } from '../../../renderer/list/query-place.ts';

describe('the place of a mistake in a query', () => {
  it('splits the query in three', () => {
    expect(markedPlace('hello kin:sms order', { start: 6, end: 10 })).toEqual({
      before: 'hello ',
      marked: 'kin:',
      after: 'sms order',
    });
  });

  it('stays visible in a long query', () => {
    const text = `${'a'.repeat(100)}kin:${'b'.repeat(100)}`;
    expect(markedPlace(text, { start: 100, end: 104 })).toEqual({
      before: `…${'a'.repeat(24)}`,
      marked: 'kin:',
      after: `${'b'.repeat(24)}…`,
    });
  });

  it('is cut at its end when it is long', () => {
    expect(markedPlace(`"${'a'.repeat(100)}`, { start: 0, end: 101 }).marked).toBe(
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
