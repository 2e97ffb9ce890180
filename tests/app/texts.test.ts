import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readTexts } from '../../electron/app/texts.ts';

const resources = resolve(import.meta.dirname, '../../resources');

it.each([
  ['en-US', 'Cancel'],
  ['es', 'Cancelar'],
  ['es-419', 'Cancelar'],
  ['est', 'Cancel'],
  ['', 'Cancel'],
])('speaks the language of %j, or English', (locale, cancel) => {
  expect(readTexts(resources, locale).link.cancel).toBe(cancel);
});

it('keeps every placeholder in both languages', () => {
  const placeholders = (locale: string) =>
    JSON.stringify(readTexts(resources, locale)).match(/\{[a-z]+\}/g);
  expect(placeholders('es')).toEqual(placeholders('en'));
});
