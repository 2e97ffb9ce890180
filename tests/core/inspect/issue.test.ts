import { describe, expect, it } from 'vitest';
import { issue } from '../../../electron/core/inspect/issue.ts';
import advice from '../../../resources/locales/es/advice.json' with { type: 'json' };
import evidence from '../../../resources/locales/es/evidence.json' with { type: 'json' };
import sentences from '../../../resources/locales/es/issues.json' with { type: 'json' };
import { issueCodes, issueSentences, issueTable } from '../../../shared/issues/index.ts';
import { evidenceTable } from '../../../shared/kind-evidence.ts';

const named = (text: string) => [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name).sort();

describe('issues', () => {
  it('are complete sentences with their values filled in', () => {
    expect(
      issue('field.type', { field: 'phone', expected: 'a string', found: 'a number' }, '/phone'),
    ).toEqual({
      code: 'field.type',
      severity: 'error',
      source: 'documented',
      path: '/phone',
      message: '"phone" should be a string, but it is a number.',
      values: { field: 'phone', expected: 'a string', found: 'a number' },
    });
  });

  it.each(issueCodes)('%s is a sentence with an example and advice', (code) => {
    const { message, example, advice: english } = issueTable[code];
    expect(message).toMatch(/^["A-Z].*\.$/);
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(example).not.toBe('');
  });

  it('each have a Spanish sentence that names the same values, and Spanish advice', () => {
    const spanish: Readonly<Record<string, string>> = sentences;
    expect(Object.keys(spanish)).toEqual(issueSentences.map(({ key }) => key));
    expect(Object.keys(advice)).toEqual(issueCodes);
    for (const { key, message } of issueSentences)
      expect(named(spanish[key] ?? ''), key).toEqual(named(message));
  });

  it('have a sentence without the values that are not known', () => {
    expect(issue('phone.no-country', { phone: '09171234567' }).message).toBe(
      'The phone "09171234567" has no country code: it is written as within its own country.',
    );
  });
});

it('every reason for a kind has a Spanish sentence that names the same values', () => {
  const spanish: Readonly<Record<string, string>> = evidence;
  expect(Object.keys(spanish)).toEqual(Object.keys(evidenceTable));
  for (const [code, message] of Object.entries(evidenceTable))
    expect(named(spanish[code] ?? ''), code).toEqual(named(message));
});
