import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assetsIn, pageOf } from '../../electron/app/app-page.ts';

const folder = join(import.meta.dirname, '../../out/renderer');
const built = readFileSync(join(folder, 'index.html'), 'utf8');
const pageIn = (locale: string) =>
  pageOf(built, { folder, nonce: 'n0nce', locale, systemLocale: 'en-GB' });

it.each([
  ['en-US', 'en-', 'reply'],
  ['es', 'es-', 'respuesta'],
  ['pt-BR', 'pt-', 'resposta'],
  ['de', 'en-', 'reply'],
])('a page in %s loads the texts of its language beside its scripts', (locale, name, word) => {
  const [, file = ''] =
    /<link rel="modulepreload" crossorigin href="(\.\/assets\/\w{2}-[^"]+)">/.exec(
      pageIn(locale),
    ) ?? [];
  expect(file).toContain(`/assets/${name}`);
  expect(readFileSync(join(folder, file), 'utf8')).toContain(word);
});

it('says in which languages it begins, and under which nonce styles are accepted', () => {
  const page = pageIn('pt-"><script>');
  expect(page).toContain('<html lang="pt-script" data-system-locale="en-GB">');
  expect(page).toContain('<meta property="csp-nonce" nonce="n0nce">');
});

it('names the files of the first picture, and none that is loaded later', () => {
  const names = assetsIn(pageIn('en')).map((name) => name.replace(/-[\w-]{8}\./, '.'));
  expect(names.toSorted()).toEqual(
    expect.arrayContaining(['en.js', 'index.js', 'start.css', 'start.js']),
  );
  expect(names).not.toContain('parts.js');
});
