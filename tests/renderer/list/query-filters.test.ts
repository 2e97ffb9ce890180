import { describe, expect, it } from 'vitest';
import { chosenOption, queryFilters, withOption } from '../../../renderer/list/query-filters.ts';

function filterOf(key: string) {
  const filter = queryFilters.find((one) => one.key === key);
  if (filter === undefined) throw new Error(key);
  const optionOf = (value: string) => filter.options.find((one) => one.value === value) ?? null;
  return {
    chosen: (query: string) => chosenOption(filter, query)?.value ?? null,
    choose: (query: string, value: string | null) =>
      withOption(filter, query, value === null ? null : optionOf(value)),
  };
}

describe('the filter by signature', () => {
  const { chosen, choose } = filterOf('signature');

  it('finds its choice as a word of its own, in either case', () => {
    expect(chosen('kind:sms Signature:MISMATCH hello')).toBe('mismatch');
    expect(chosen('signature:valid-test-key')).toBe('valid-test-key');
  });

  it.each([
    '',
    'kind:sms',
    '-signature:missing',
    'my-signature:missing',
    'signature:mis',
    'signature:',
  ])('finds no choice in %j', (query) => {
    expect(chosen(query)).toBeNull();
  });

  it('replaces and removes its choice, and keeps the rest of the query', () => {
    expect(choose('', 'missing')).toBe('signature:missing');
    expect(choose('kind:sms "a  b"', 'missing')).toBe('kind:sms "a  b" signature:missing');
    expect(choose('a signature:valid b', 'mismatch')).toBe('a b signature:mismatch');
    expect(choose('a signature:valid b', null)).toBe('a b');
    expect(choose('-signature:valid', null)).toBe('-signature:valid');
  });
});

describe('the filter by issues', () => {
  const { chosen, choose } = filterOf('issue');

  it('finds any issue, and families of codes', () => {
    expect(chosen('has:issue')).toBe('issue');
    expect(chosen('has:issue issue:phone')).toBe('phone');
    expect(chosen('has:attachment')).toBeNull();
  });

  it('keeps one choice, and the rest of the query', () => {
    expect(choose('has:issue a', 'phone')).toBe('a issue:phone');
    expect(choose('issue:phone a', 'issue')).toBe('a has:issue');
    expect(choose('has:attachment issue:other', null)).toBe('has:attachment');
  });
});

it('the filter by what became of a sending finds and replaces its choice', () => {
  const { chosen, choose } = filterOf('forwarded');
  expect(chosen('hello forwarded:5XX')).toBe('5xx');
  expect(choose('hello forwarded:5xx', 'failed')).toBe('hello forwarded:failed');
});
