import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../resources/locales/', import.meta.url);

/** The languages that the texts are in, each a folder. */
export const languages: readonly string[] = readdirSync(folder);

/** The languages besides English, which the texts in the code are in. */
export const translations: readonly string[] = languages.filter((language) => language !== 'en');

/** The texts of one file in one language, which has no groups. */
export function localeTexts(language: string, file: string): Readonly<Record<string, string>> {
  return readTexts(language, file) as Readonly<Record<string, string>>;
}

/** One file in one language as it is, groups within groups. */
export function readTexts(language: string, file: string): unknown {
  return JSON.parse(readFileSync(new URL(`${language}/${file}.json`, folder), 'utf8'));
}
