import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readNativeTexts } from '../../electron/app/texts.ts';

const resources = resolve(import.meta.dirname, '../../resources');

it.each([
  ['en-US', 'Cancel'],
  ['es', 'Cancelar'],
  ['es-419', 'Cancelar'],
  ['est', 'Cancel'],
  ['', 'Cancel'],
])('reads the language of %j when there are texts in it, otherwise English', (locale, cancel) => {
  expect(readNativeTexts(resources, locale).link.cancel).toBe(cancel);
});

it('keeps every placeholder in both languages', () => {
  const placeholders = (locale: string) =>
    JSON.stringify(readNativeTexts(resources, locale)).match(/\{[a-z]+\}/g);
  expect(placeholders('es')).toEqual(placeholders('en'));
});
