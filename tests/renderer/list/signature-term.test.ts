import { describe, expect, it } from 'vitest';
import { verdictIn, withVerdict } from '../../../renderer/list/signature-term.ts';

describe('the verdict in a query', () => {
  it('is found as a word of its own, whatever its case', () => {
    expect(verdictIn('kind:sms Signature:MISMATCH hello')).toBe('mismatch');
    expect(verdictIn('signature:valid-test-key')).toBe('valid-test-key');
  });

  it.each([
    '',
    'kind:sms',
    '-signature:missing',
    'my-signature:missing',
    'signature:mis',
    'signature:',
  ])('is not there in %j', (query) => {
    expect(verdictIn(query)).toBeNull();
  });

  it('takes the place of another one, and goes, and leaves the rest as it is', () => {
    expect(withVerdict('', 'missing')).toBe('signature:missing');
    expect(withVerdict('kind:sms "a  b"', 'missing')).toBe('kind:sms "a  b" signature:missing');
    expect(withVerdict('a signature:valid b', 'mismatch')).toBe('a b signature:mismatch');
    expect(withVerdict('a signature:valid b', null)).toBe('a b');
    expect(withVerdict('-signature:valid', null)).toBe('-signature:valid');
  });
});
