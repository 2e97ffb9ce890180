import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  anchorsIn,
  isPath,
  linksIn,
  pathsIn,
  projectPaths,
  scriptsIn,
  testsIn,
} from '../support/doc-mentions.ts';

const project = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, project), 'utf8');
const paths = projectPaths();
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...paths.filter((path) => /^docs\/.*\.md$/.test(path)),
];

describe.each(pages)('%s', (path) => {
  const page = read(path);

  it('names files and folders that exist', () => {
    expect(pathsIn(page).filter((named) => !isPath(named, paths))).toEqual([]);
  });

  it('names scripts of package.json that exist', () => {
    expect(scriptsIn(page).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links to pages and headings that exist', () => {
    const broken = linksIn(page).filter((link) => {
      const [file = '', heading] = link.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      if (!paths.includes(target)) return true;
      return heading !== undefined && !anchorsIn(read(target)).includes(heading);
    });
    expect(broken).toEqual([]);
  });
});

it('docs/security.md names tests that exist', () => {
  const named = testsIn(read('docs/security.md'));
  const missing = named.flatMap(({ file, parts }) => {
    if (!paths.includes(file)) return [file];
    const source = read(file).replaceAll(String.raw`\'`, "'");
    return parts.filter((part) => !source.includes(part)).map((part) => `${file}: ${part}`);
  });
  expect(named.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});

it('docs/architecture.md names each folder of the window and each entry of a process', () => {
  const page = read('docs/architecture.md');
  const folders = paths.filter((path) => /^renderer\/[^/.]+$/.test(path));
  const entries = paths.filter((path) => /^electron\/[^/]+\.ts$/.test(path));
  expect(folders.length).toBeGreaterThan(10);
  expect(entries.length).toBeGreaterThan(5);
  const names = [
    ...folders.map((path) => `${posix.basename(path)}/`),
    ...entries.map((path) => posix.basename(path)),
  ];
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
