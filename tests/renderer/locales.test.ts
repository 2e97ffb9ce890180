import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../renderer/i18n.ts';

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
const families = (all: ReadonlyMap<string, string>) => [...new Set([...all.keys()].map(family))];
const named = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(readdirSync(new URL('en/', folder)))('the words of %s', (file) => {
  const english = texts('en', file);
  const spanish = texts('es', file);

  it('are there in both languages', () => {
    expect(families(spanish).sort()).toEqual(families(english).sort());
  });

  it('have every plural form of their language', () => {
    for (const [language, all] of [
      ['en', english],
      ['es', spanish],
    ] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const key of all.keys()) {
        if (family(key) === key) continue;
        for (const form of forms) expect(all.has(`${family(key)}_${form}`), key).toBe(true);
      }
    }
  });

  it('name the same values in both languages', () => {
    for (const [key, text] of english)
      expect(named(spanish.get(key) ?? ''), key).toEqual(named(text));
  });

  it('are never empty', () => {
    for (const [key, text] of [...english, ...spanish]) expect(text.trim(), key).not.toBe('');
  });
});

describe('the language', () => {
  it('is the system’s if there are texts in it', () => {
    expect(createI18n('es-MX').t('close')).toBe('Cerrar');
    expect(createI18n('es-MX').language).toBe('es-MX');
  });

  it('is English otherwise', () => {
    expect(createI18n('fr-FR').t('close')).toBe('Close');
    expect(createI18n('fr-FR').language).toBe('en');
  });

  it('has its own plurals', () => {
    const { t } = createI18n('es');
    expect(t('list.count', { count: 1, shown: '1' })).toBe('1 petición');
    expect(t('list.count', { count: 1_000_000, shown: '1.000.000' })).toBe(
      '1.000.000 de peticiones',
    );
  });
});
