import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const sources = ['electron', 'renderer', 'shared']
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(new URL(path, root), 'utf8'),
  }));

/** The source files that name something in quotes. */
function filesWith(name: string): readonly string[] {
  return sources
    .filter(({ text }) => text.includes(`'${name}'`))
    .map(({ path }) => path)
    .sort();
}

/** What one of each sort takes, as `docs/architecture.md` says: a file and a row, or a row. */
it.each<[sort: string, name: string, files: readonly string[]]>([
  [
    'a kind',
    'app-action',
    [
      'electron/core/inspect/diagnose/kind.ts',
      'electron/core/inspect/kind/kind-of.ts',
      'electron/core/inspect/kind/wrapped-message.ts',
      'renderer/list/kind-icon.ts',
      'shared/kinds.ts',
    ],
  ],
  [
    'an issue',
    'phone.too-long',
    ['electron/core/inspect/diagnose/phone.ts', 'shared/issues/receiver.ts'],
  ],
  ['a known field', 'field.known.customUserId', ['shared/issues/known-field.ts']],
  [
    'an explanation of a mismatch',
    'go-json',
    ['electron/core/signature/guesses.ts', 'electron/core/signature/reasons.ts'],
  ],
  ['a call to the CRM', 'email-opened', ['electron/core/crm-calls/calls.ts']],
])('%s is named in its table and where it is found, and nowhere else', (_, name, files) => {
  expect(filesWith(name)).toEqual(files);
});

it('a check is a file and a row', () => {
  const importing = sources.filter(({ text }) => /diagnose\/time\.ts'|'\.\/time\.ts'/.test(text));
  expect(importing.map(({ path }) => path)).toEqual(['electron/core/inspect/diagnose/index.ts']);
});

it('no documented field that nothing depends on is named outside of its table', () => {
  const naming = sources.filter(({ text }) => /\buserId\b/.test(text)).map(({ path }) => path);
  expect(naming.filter((path) => !path.startsWith('renderer/')).sort()).toEqual([
    'electron/core/export/mail/compose.ts',
    'shared/issues/json.ts',
    'shared/issues/known-field.ts',
    'shared/provider-message.ts',
  ]);
});
