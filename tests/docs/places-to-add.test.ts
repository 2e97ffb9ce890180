import { globSync, readdirSync, readFileSync } from 'node:fs';
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
      'renderer/ui/kind-icon.ts',
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
  ['a sample', 'email-newsletter', ['shared/sample.ts']],
  ['a call to the CRM', 'email-opened', ['electron/core/crm-calls/calls.ts']],
  [
    'a call of the window',
    'tunnel.test',
    [
      'electron/core/calls/window-handlers.ts',
      'renderer/store/inspector-slice.ts',
      'shared/contract/inspector-calls.ts',
    ],
  ],
  [
    'a call of the window to the main process',
    'mail.waitUntilDrawn',
    ['electron/main.ts', 'renderer/mail/use-render-deadline.ts', 'shared/contract/app-calls.ts'],
  ],
  [
    'an event of the window',
    'link.pointed',
    ['electron/main.ts', 'renderer/mail/link-status.tsx', 'shared/contract/events.ts'],
  ],
])('%s is named in its table and where it is found, and nowhere else', (_, name, files) => {
  expect(filesWith(name)).toEqual(files);
});

/** The source files in which a word stands, quoted or not. */
function filesNaming(word: string): readonly string[] {
  const pattern = new RegExp(`\\b${word}\\b`);
  return sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();
}

it.each<[sort: string, word: string, files: readonly string[]]>([
  [
    'a setting',
    'keepBytes',
    [
      'electron/core/store/budget.ts',
      'electron/core/store/store.ts',
      'renderer/settings/setting-rows.ts',
      'shared/settings.ts',
    ],
  ],
  [
    'a kind of notification',
    'mismatches',
    ['electron/core/background/request-notices.ts', 'shared/notification-kinds.ts'],
  ],
  ['a preset of a reply rule', 'unprocessable', ['shared/reply-presets.ts']],
  [
    'an export format',
    'csv',
    ['electron/core/export/csv.ts', 'electron/core/export/index.ts', 'shared/export.ts'],
  ],
  [
    'a terminal command',
    'exportCommand',
    ['electron/terminal/commands/export.ts', 'electron/terminal/commands/index.ts'],
  ],
])('%s is named where docs/architecture.md says, and nowhere else', (_, word, files) => {
  expect(filesNaming(word)).toEqual(files);
});

it('a language is a folder and a row: no other source file names one besides English', () => {
  const languages = readdirSync(new URL('resources/locales/', root)).filter(
    (name) => name !== 'en',
  );
  for (const language of languages) expect(filesWith(language)).toEqual(['shared/language.ts']);
});

it('a check is a file and a row', () => {
  const importing = sources.filter(({ text }) => /diagnose\/time\.ts'|'\.\/time\.ts'/.test(text));
  expect(importing.map(({ path }) => path)).toEqual(['electron/core/inspect/diagnose/index.ts']);
});

it('no documented field that nothing depends on is named outside of its table', () => {
  const naming = sources.filter(({ text }) => /\buserId\b/.test(text)).map(({ path }) => path);
  expect(naming.filter((path) => !path.startsWith('renderer/')).sort()).toEqual([
    'electron/core/export/mail/compose.ts',
    'electron/core/relate/remark.ts',
    'electron/core/relate/sent-by.ts',
    'shared/issues/json.ts',
    'shared/issues/known-field.ts',
    'shared/provider-message.ts',
    'shared/sample.ts',
  ]);
});
