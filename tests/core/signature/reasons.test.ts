import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guesses } from '../../../electron/core/signature/guesses.ts';
import { reason, reasonCodes } from '../../../electron/core/signature/reasons.ts';

function words(language: 'en' | 'es', file: string): Record<string, unknown> {
  const path = new URL(`../../../resources/locales/${language}/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

describe('the reasons', () => {
  it('are all translated, and name the same values', () => {
    const spanish = words('es', 'reasons');
    expect(Object.keys(spanish).sort()).toEqual([...reasonCodes].sort());
    for (const code of reasonCodes) {
      const named = (text: string) =>
        [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name).sort();
      const values = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
      expect(named(String(spanish[code])), code).toEqual(named(reason(code, values).message));
    }
  });

  it('have a short name for each explanation', () => {
    for (const language of ['en', 'es'] as const) {
      const { explanation } = words(language, 'signature');
      expect(Object.keys(explanation as object).sort()).toEqual(
        guesses.map(({ code }) => code).sort(),
      );
    }
  });
});
