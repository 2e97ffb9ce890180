import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { claimMeaning, knownClaims } from '../../../shared/token/claims.ts';
import { tokenRemark, tokenRemarkCodes } from '../../../shared/token/remark.ts';

const folder = new URL('../../../resources/locales/', import.meta.url);
const values = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const echoing = new Proxy<Record<string, string>>({}, { get: (_, name) => `{{${String(name)}}}` });

it.each(['es', 'pt'])('every sentence about a token has its translation in %s', (language) => {
  const url = new URL(`${language}/token-texts.json`, folder);
  const texts = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string>;
  const english = new Map<string, string>([
    ...tokenRemarkCodes.map((code) => [code, tokenRemark(code, echoing).message] as const),
    ...knownClaims.map((name) => [`claim.${name}`, claimMeaning(name)?.message ?? ''] as const),
  ]);
  expect(Object.keys(texts).sort()).toEqual([...english.keys()].sort());
  for (const [code, text] of Object.entries(texts))
    expect(values(text), code).toEqual(values(english.get(code) ?? ''));
});
