import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unformatted } from '../../../scripts/lint/format.mjs';
import { tempDir } from '../../support/temp-dir.ts';

const formatted = {
  'a.ts': "export const a: readonly string[] = ['b'];\n",
  'a.css': 'a {\n  color: red;\n}\n',
  'a.md': '# A\n\n| a   |\n| --- |\n| b   |\n',
  'a.json': '{ "a": 1 }\n',
  // Prettier's way, which oxfmt would change.
  'union.ts': `export type A =\n  | '${'a'.repeat(40)}'\n  | '${'b'.repeat(60)}';\nexport type B =\n  'refused' | 'dns' | 'unreachable' | 'timeout' | 'reset' | 'not-http' | 'tls' | 'stopped';\n`,
};

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = tempDir();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

it('files that are formatted pass, in each language', async () => {
  expect(await unformatted(folderWith(formatted))).toBeNull();
});

const unlike = {
  'b.ts': 'export const a = "b"',
  'b.tsx': 'export const a = <a   />;\n',
  'b.mjs': 'a( )\n',
  'b.css': 'a{color:red}',
  'b.md': '#  A\n* b\n',
  'b.json': '{"a":1}',
  'b.yml': 'a:   1\n',
  'b.html': '<p   >a</p>',
};

it('those that are not are named, in each language, and no others', async () => {
  const said = await unformatted(folderWith({ ...formatted, ...unlike }));
  const named = Object.keys({ ...formatted, ...unlike }).filter((name) => said?.includes(name));
  expect(named).toEqual(Object.keys(unlike));
});

it('one that cannot be read is named', async () => {
  expect(await unformatted(folderWith({ ...formatted, 'b.ts': 'const const' }))).toContain('b.ts');
});
