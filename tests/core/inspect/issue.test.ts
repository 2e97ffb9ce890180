import { describe, expect, it } from 'vitest';
import { issue } from '../../../electron/core/inspect/issue.ts';
import { issueCodes, issueSentences, issueTable } from '../../../shared/issues/index.ts';
import { evidenceTable } from '../../../shared/kind-evidence.ts';
import { localeTexts, translations } from '../../support/locales.ts';

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

  it.each(translations)(
    'each have a sentence that names the same values, and advice: %s',
    (language) => {
      const sentences = localeTexts(language, 'issues');
      expect(Object.keys(sentences)).toEqual(issueSentences.map(({ key }) => key));
      expect(Object.keys(localeTexts(language, 'advice'))).toEqual(issueCodes);
      for (const { key, message } of issueSentences)
        expect(named(sentences[key] ?? ''), key).toEqual(named(message));
    },
  );

  it('have a sentence without the values that are not known', () => {
    expect(issue('phone.no-country', { phone: '09171234567' }).message).toBe(
      'The phone "09171234567" has no country code: it is written as within its own country.',
    );
  });
});

it.each(translations)(
  'every reason for a kind has a sentence that names the same values: %s',
  (language) => {
    const sentences = localeTexts(language, 'evidence');
    expect(Object.keys(sentences)).toEqual(Object.keys(evidenceTable));
    for (const [code, message] of Object.entries(evidenceTable))
      expect(named(sentences[code] ?? ''), code).toEqual(named(message));
  },
);
