import { describe, expect, it } from 'vitest';
import { corrected, markedPlace } from '../../../renderer/list/query-place.ts';

describe('the place of a fault in a query', () => {
  it('parts the query in three', () => {
    expect(markedPlace('hello kin:sms order', { start: 6, end: 10 })).toEqual({
      before: 'hello ',
      marked: 'kin:',
      after: 'sms order',
    });
  });

  it('stays in sight in a long query', () => {
    const text = `${'a'.repeat(100)}kin:${'b'.repeat(100)}`;
    expect(markedPlace(text, { start: 100, end: 104 })).toEqual({
      before: `…${'a'.repeat(24)}`,
      marked: 'kin:',
      after: `${'b'.repeat(24)}…`,
    });
  });

  it('is shown from its start where it is long itself', () => {
    expect(markedPlace(`"${'a'.repeat(100)}`, { start: 0, end: 101 }).marked).toBe(
      `"${'a'.repeat(39)}…`,
    );
  });
});

describe('a suggestion', () => {
  const at = { start: 6, end: 10 };
  const fault = { code: 'unknown-key', at, message: '' } as const;

  it('stands where the fault was', () => {
    expect(corrected('hello kin:sms', { ...fault, instead: 'kind:' })).toBe('hello kind:sms');
  });

  it('is none where nobody knows better', () => {
    expect(corrected('hello kin:sms', { ...fault, instead: null })).toBeNull();
  });
});
