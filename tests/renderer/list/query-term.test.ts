import { describe, expect, it } from 'vitest';
import { valueIn, withValue } from '../../../renderer/list/query-term.ts';

describe('a key in a query', () => {
  it('is found as a word of its own', () => {
    expect(valueIn('a KIND:SMS b', 'kind')).toBe('sms');
    expect(valueIn('-kind:sms', 'kind')).toBeNull();
    expect(valueIn('kind:', 'kind')).toBeNull();
  });

  it('is replaced and removed, and the rest of the query stays', () => {
    expect(withValue('a  b', 'issue', 'phone')).toBe('a  b issue:phone');
    expect(withValue('issue:phone a', 'issue', 'json')).toBe('a issue:json');
    expect(withValue('a issue:phone -issue:json', 'issue', null)).toBe('a -issue:json');
  });
});
