import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openedBy } from '../../electron/app/opened-arguments.ts';
import { tempDir } from '../support/temp-dir.ts';

it('finds files and addresses among the arguments, and no values of switches', () => {
  const folder = tempDir();
  const file = join(folder, 'a b.txt');
  writeFileSync(file, '');
  mkdirSync(join(folder, 'folder'));
  const opened = openedBy(
    [
      '--data',
      file,
      '--ozone-platform=x11',
      'a b.txt',
      'folder',
      'word',
      'missing.har',
      'Hookscope://request/1',
      '--lang',
      'es',
      pathToFileURL(file).href,
      'file://%zz',
      '--',
      file,
    ],
    folder,
  );
  const address = 'Hookscope://request/1';
  expect(opened).toEqual([file, join(folder, 'missing.har'), address, file, file]);
});

it('takes a few of many', () => {
  const many = Array.from({ length: 200 }, (_, index) => `${index}.har`);
  expect(openedBy(many, tempDir())).toHaveLength(20);
});
