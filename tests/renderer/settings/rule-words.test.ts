import { describe, expect, it } from 'vitest';
import { createWords } from '../../../renderer/i18n.ts';
import { conditionWords } from '../../../renderer/settings/replies/rule-words.ts';
import { verdictChoices } from '../../../renderer/settings/replies/rule-input.ts';
import { ruleOf } from '../../support/rules.ts';

function said(language: string, when: NonNullable<Parameters<typeof ruleOf>[0]>['when']): string {
  const t = createWords(language).getFixedT(null, ['replies', 'window'] as const);
  return conditionWords(ruleOf({ when }).when, t);
}

describe('when a rule matches, in words', () => {
  it.each([
    ['en', 'invalid signature · “to:+34600” · the first 2 attempts'],
    ['es', 'firma no válida · «to:+34600» · los primeros 2 intentos'],
  ])('is of its language: %s', (language, words) => {
    const when = { signature: [...verdictChoices.bad], query: 'to:+34600', attempts: { to: 2 } };
    expect(said(language, when)).toBe(words);
  });

  it('names verdicts that are none of the choices by their code, as the search does', () => {
    expect(said('en', { signature: ['missing', 'wrong-header'] })).toBe(
      'signature missing, wrong-header',
    );
  });

  it('is every webhook where nothing is asked', () => {
    expect(said('en', {})).toBe('every webhook');
  });
});
