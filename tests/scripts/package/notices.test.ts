import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledPackages, noticeOf, noticesPage } from '../../../scripts/package/notices.mjs';
import { tempDir } from '../../support/temp-dir.ts';

/** A package in a node_modules of its own. */
function packageFolder(about: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(tempDir(), 'node_modules', 'some-package');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3', ...about }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the packages in the bundles', () => {
  it('are those whose files a source map names, once, by the folder that is nearest to the file', () => {
    const root = tempDir();
    const map = (name: string, sources: readonly string[]) =>
      writeFileSync(join(root, 'out', name), JSON.stringify({ sources }));
    mkdirSync(join(root, 'out', 'main'), { recursive: true });
    map('a.js.map', ['../node_modules/zod/index.js', '../shared/ours.ts']);
    map(join('main', 'b.js.map'), [
      '../../node_modules/zod/lib.js',
      '../../node_modules/@scope/a/node_modules/deep/x.js',
    ]);
    expect(bundledPackages(join(root, 'out'))).toEqual(
      ['@scope/a/node_modules/deep', 'zod'].map((name) =>
        join(root, 'node_modules', ...name.split('/')),
      ),
    );
  });
});

describe('the notice of a package', () => {
  it('has the text of its licence files', () => {
    const files = { LICENSE: 'The licence', 'NOTICE.md': 'A notice', 'index.js': 'code' };
    const notice = noticeOf(packageFolder({ name: 'a', license: 'MIT' }, files));
    expect(notice).toEqual({
      name: 'a',
      version: '1.2.3',
      licence: 'MIT',
      text: 'The licence\n\nA notice',
    });
  });

  it('has the standard text with the author’s name where the package names the MIT licence alone', () => {
    const about = { name: 'a', license: 'MIT', author: 'Some Author <author@example.com>' };
    const { text } = noticeOf(packageFolder(about));
    expect(text).toContain('Copyright (c) Some Author\n');
    expect(text).toContain('Permission is hereby granted');
  });

  it('is refused where nobody knows the text, instead of left out', () => {
    const folder = packageFolder({ name: 'a', license: 'Secret-1.0' });
    expect(() => noticeOf(folder)).toThrow('a is bundled and has no licence file');
  });

  it('is a section of the page, with line ends of one kind', () => {
    const page = noticesPage([
      { name: 'a', version: '1', licence: 'MIT', text: 'one\r\ntwo' },
      { name: 'b', version: '2', licence: 'ISC', text: 'three' },
    ]);
    expect(page).toContain('\na 1 (MIT)\n\none\ntwo\n');
    expect(page).toContain('\nb 2 (ISC)\n\nthree\n');
  });
});
