import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createLiveTexts, readNativeTexts } from '../../electron/app/texts.ts';
import { translations } from '../support/locales.ts';

const resources = resolve(import.meta.dirname, '../../resources');

it.each([
  ['en-US', 'Cancel'],
  ['es', 'Cancelar'],
  ['es-419', 'Cancelar'],
  ['pt-BR', 'Cancelar'],
  ['est', 'Cancel'],
  ['', 'Cancel'],
])('reads the language of %j when there are texts in it, otherwise English', (locale, cancel) => {
  expect(readNativeTexts(resources, locale).link.cancel).toBe(cancel);
});

it('changes the language of what was handed out before', () => {
  const { texts, setLocale } = createLiveTexts(resources, 'en-GB');
  const { link } = texts;
  setLocale('es-MX');
  expect(texts.link.cancel).toBe('Cancelar');
  expect(texts.menu.file).toBe('Archivo');
  expect(link.cancel).toBe('Cancel');
});

it.each(translations)('keeps every placeholder in %s', (language) => {
  const placeholders = (locale: string) =>
    JSON.stringify(readNativeTexts(resources, locale)).match(/\{[a-z]+\}/g);
  expect(placeholders(language)).toEqual(placeholders('en'));
});
