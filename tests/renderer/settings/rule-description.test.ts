import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../renderer/i18n.ts';
import { describeConditions } from '../../../renderer/settings/replies/rule-description.ts';
import { verdictChoices } from '../../../renderer/settings/replies/rule-input.ts';
import { ruleOf } from '../../support/rules.ts';

async function described(
  language: string,
  when: NonNullable<Parameters<typeof ruleOf>[0]>['when'],
): Promise<string> {
  const t = (await createI18n(language)).getFixedT(null, ['replies', 'window'] as const);
  return describeConditions(ruleOf({ when }).when, t);
}

describe('when a rule matches, in words', () => {
  it.each([
    ['en', 'invalid signature · “to:+34600” · the first 2 attempts'],
    ['es', 'firma no válida · «to:+34600» · los primeros 2 intentos'],
  ])('is in the language: %s', async (language, words) => {
    const when = {
      signature: [...verdictChoices.invalid],
      query: 'to:+34600',
      attempts: { to: 2 },
    };
    expect(await described(language, when)).toBe(words);
  });

  it('names a list of verdicts that is not a choice by their codes, as the search does', async () => {
    expect(await described('en', { signature: ['missing', 'wrong-header'] })).toBe(
      'signature missing, wrong-header',
    );
  });

  it('is every webhook without conditions', async () => {
    expect(await described('en', {})).toBe('every webhook');
  });
});
