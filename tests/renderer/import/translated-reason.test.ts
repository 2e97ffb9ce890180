import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importedFormats } from '../../../electron/core/import/index.ts';
import { translatedReason } from '../../../renderer/import/translated-reason.ts';
import { localeTexts, translations } from '../../support/locales.ts';

const root = new URL('../../../', import.meta.url);
const spanish = localeTexts('es', 'import-reasons');

it.each([
  ['line 3', 'línea 3'],
  ['line 3, --data', 'línea 3, --data'],
  ['not a status', 'no es un código de estado'],
  ['--header has no value', '--header no tiene valor'],
  ['the body has 2 bytes instead of 3', 'el cuerpo tiene 2 bytes en lugar de 3'],
  ['line 3, column 7', 'línea 3, columna 7'],
  ['not JSON: it ends too early', 'no es JSON: termina antes de tiempo'],
  ['not JSON: Unexpected end', 'no es JSON: Unexpected end'],
  ['another reason', 'another reason'],
])('translates %s', (text, translation) => {
  expect(translatedReason(text, spanish)).toBe(translation);
});

it('translates the names of all formats', () => {
  const text = `not one of these formats: ${importedFormats.join(', ')}`;
  for (const language of translations)
    expect(Object.keys(localeTexts(language, 'import-reasons')), language).toContain(text);
});

it('repeats what a text names as it is, a pattern within it too', () => {
  expect(translatedReason('a * b $1 c', { 'a * c': 'x * y' })).toBe('x * b $1 y');
});

it('is there for every reason of an importer, with the same parts', () => {
  const reason =
    /(?:note\([^,()]+, |BrokenFile\([^,]+, |reason: |'json\.[\w.-]+': )'((?:[^'\\\n]|\\.)+)'/g;
  const reasons = globSync('electron/core/import/**/*.ts', { cwd: root }).flatMap((path) =>
    [...readFileSync(new URL(path, root), 'utf8').matchAll(reason)].map(([, text = '']) => text),
  );
  expect(reasons.length).toBeGreaterThan(20);
  const count = (text: string) => text.split('*').length;
  for (const language of translations) {
    const translated = localeTexts(language, 'import-reasons');
    for (const text of reasons) expect(Object.keys(translated)).toContain(text);
    for (const [english, text] of Object.entries(translated))
      expect(count(text)).toBe(count(english));
  }
});
