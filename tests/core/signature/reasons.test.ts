import { describe, expect, it } from 'vitest';
import { guesses } from '../../../electron/core/signature/guesses.ts';
import { reason, reasonCodes } from '../../../electron/core/signature/reasons.ts';
import { languages, localeTexts, readTexts, translations } from '../../support/locales.ts';

describe('the reasons', () => {
  it.each(translations)('are all translated, and name the same values: %s', (language) => {
    const texts = localeTexts(language, 'reasons');
    expect(Object.keys(texts).sort()).toEqual([...reasonCodes].sort());
    for (const code of reasonCodes) {
      const named = (text: string) =>
        [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name).sort();
      const values = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
      expect(named(texts[code] ?? ''), code).toEqual(named(reason(code, values).message));
    }
  });

  it('have a short name for each explanation', () => {
    for (const language of languages) {
      const { explanation } = readTexts(language, 'signature') as { explanation: object };
      expect(Object.keys(explanation).sort()).toEqual(guesses.map(({ code }) => code).sort());
    }
  });
});
