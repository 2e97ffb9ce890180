import { describe, expect, it } from 'vitest';
import { issue } from '../../../electron/core/inspect/issue.ts';
import cures from '../../../resources/locales/es/cures.json' with { type: 'json' };
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
      ground: 'documented',
      path: '/phone',
      message: '"phone" should be a string, but it is a number.',
      values: { field: 'phone', expected: 'a string', found: 'a number' },
    });
  });

  it.each(issueCodes)('%s is a sentence with an example and a cure', (code) => {
    const { says, example, cure } = issueTable[code];
    expect(says).toMatch(/^["A-Z].*\.$/);
    expect(cure).toMatch(/^[A-Z].*\.$/);
    expect(example).not.toBe('');
  });

  it('each have a Spanish sentence that names the same values, and a Spanish cure', () => {
    const spanish: Readonly<Record<string, string>> = sentences;
    expect(Object.keys(spanish)).toEqual(issueSentences.map(({ key }) => key));
    expect(Object.keys(cures)).toEqual(issueCodes);
    for (const { key, says } of issueSentences)
      expect(named(spanish[key] ?? ''), key).toEqual(named(says));
  });

  it('leave out of their sentence what is not known', () => {
    expect(issue('phone.no-country', { phone: '09171234567' }).message).toBe(
      'The phone "09171234567" has no country code: it is written as within its own country.',
    );
  });
});

it('every reason for a kind has a Spanish sentence that names the same values', () => {
  const spanish: Readonly<Record<string, string>> = evidence;
  expect(Object.keys(spanish)).toEqual(Object.keys(evidenceTable));
  for (const [code, says] of Object.entries(evidenceTable))
    expect(named(spanish[code] ?? ''), code).toEqual(named(says));
});
