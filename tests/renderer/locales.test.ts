import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages, localeOf } from '../../shared/language.ts';
import { changeLocale, createI18n } from '../../renderer/i18n.ts';

const folder = new URL('../../resources/locales/', import.meta.url);

function texts(language: string, file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') found.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as object))
        walk(inner, path === '' ? key : `${path}.${key}`);
  };
  walk(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), '');
  return found;
}

/** A key without its plural form: languages differ in how many they have. */
const family = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const typeOf = (key: string) => (key.includes('_ordinal_') ? 'ordinal' : 'cardinal');
const families = (all: ReadonlyMap<string, string>) => [...new Set([...all.keys()].map(family))];
const named = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

const translations = readdirSync(folder).filter((language) => language !== 'en');
const files = readdirSync(new URL('en/', folder));
const pairs = translations.flatMap((language) => files.map((file) => [language, file] as const));

it('there is a folder of texts for each language that can be chosen, with the same files', () => {
  const chosen = languages.filter((language) => language !== 'system');
  expect(readdirSync(folder).sort()).toEqual([...chosen].sort());
  const [first, ...others] = translations.map((language) => readdirSync(new URL(language, folder)));
  for (const other of others) expect(other).toEqual(first);
});

describe.each(pairs)('the texts in %s of %s', (language, file) => {
  const english = texts('en', file);
  const translated = texts(language, file);

  it('are there as in English', () => {
    expect(families(translated).sort()).toEqual(families(english).sort());
  });

  it('have every plural form of their language', () => {
    for (const [each, all] of [
      ['en', english],
      [language, translated],
    ] as const) {
      for (const key of all.keys()) {
        if (family(key) === key) continue;
        const rules = new Intl.PluralRules(each, { type: typeOf(key) });
        for (const form of rules.resolvedOptions().pluralCategories)
          expect(all.has(`${family(key)}_${form}`), key).toBe(true);
      }
    }
  });

  it('name the same values as in English', () => {
    for (const [key, text] of english)
      expect(
        named(translated.get(key) ?? translated.get(`${family(key)}_other`) ?? ''),
        key,
      ).toEqual(named(text));
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...translated]) expect(text.trim(), key).not.toBe('');
  });
});

describe('the language', () => {
  it('is the system’s if there are texts in it', async () => {
    const spanish = await createI18n('es-MX');
    expect(spanish.t('close')).toBe('Cerrar');
    expect(spanish.language).toBe('es-MX');
    expect((await createI18n('pt-BR')).t('close')).toBe('Fechar');
  });

  it('is English otherwise', async () => {
    const english = await createI18n('fr-FR');
    expect(english.t('close')).toBe('Close');
    expect(english.language).toBe('en');
  });

  it('changes while it is used, also to one without texts', async () => {
    const i18n = await createI18n('en-GB');
    await changeLocale(i18n, 'es');
    expect(i18n.t('close')).toBe('Cerrar');
    await changeLocale(i18n, 'fr-FR');
    expect(i18n.t('close')).toBe('Close');
    expect(i18n.language).toBe('en');
  });

  it('is the one that was chosen last, whichever was loaded first', async () => {
    const i18n = await createI18n('en');
    const left = new AbortController();
    const first = changeLocale(i18n, 'es', left.signal);
    left.abort();
    await changeLocale(i18n, 'pt');
    await first;
    expect(i18n.language).toBe('pt');
  });

  it('keeps the region of the system where the system is in that language', () => {
    expect(localeOf('system', 'de-CH')).toBe('de-CH');
    expect(localeOf('en', 'en-GB')).toBe('en-GB');
    expect(localeOf('es', 'en-GB')).toBe('es');
  });

  it('has its own plurals', async () => {
    const { t } = await createI18n('es');
    expect(t('list.count', { count: 1, shown: '1' })).toBe('1 petición');
    expect(t('list.count', { count: 1_000_000, shown: '1.000.000' })).toBe(
      '1.000.000 de peticiones',
    );
    const portuguese = (await createI18n('pt-BR')).t;
    expect(portuguese('list.count', { count: 0, shown: '0' })).toBe('Nenhuma requisição');
    expect(portuguese('list.count', { count: 2, shown: '2' })).toBe('2 requisições');
    expect(portuguese('list.count', { count: 1_000_000, shown: '1.000.000' })).toBe(
      '1.000.000 de requisições',
    );
  });
});
