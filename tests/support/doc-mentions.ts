import { readdirSync } from 'node:fs';

const folders = ['docs', 'electron', 'renderer', 'resources', 'scripts', 'shared', 'tests'];
const project = new URL('../../', import.meta.url);

/** Every file and folder of the project's own, with its path from the project's root. */
export function projectPaths(): readonly string[] {
  const below = folders.flatMap((folder) =>
    readdirSync(new URL(folder, project), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  );
  return [...readdirSync(project), ...below];
}

/** The source files, and the files and folders with a path from the project's root, that a page names in code spans. */
export function pathsIn(page: string): readonly string[] {
  return codeSpansIn(page).filter(
    (span) =>
      /^\w[\w.*/-]*$/.test(span) &&
      (/\.(?:tsx?|mjs)$/.test(span) || folders.some((folder) => span.startsWith(`${folder}/`))),
  );
}

/** Whether there is a file or folder whose path ends with `named`. In it, `*` is any part of one name. */
export function isPath(named: string, paths: readonly string[]): boolean {
  const pattern = named
    .replace(/\/$/, '')
    .replaceAll('.', String.raw`\.`)
    .replaceAll('*', '[^/]*');
  const end = new RegExp(`(?:^|/)${pattern}$`);
  return paths.some((path) => end.test(path));
}

/** The targets of a page's links within the project: a path, a heading (`#…`) or both. */
export function linksIn(page: string): readonly string[] {
  return [...withoutFences(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
}

/** The scripts of package.json that a page runs with npm. */
export function scriptsIn(page: string): readonly string[] {
  return [...page.matchAll(/npm run (?:-\w )?([\w:]+)/g)].map(([, name = '']) => name);
}

/** The headings of a page as GitHub's links name them. */
export function anchorsIn(page: string): readonly string[] {
  return [...withoutFences(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

export interface NamedTest {
  /** Such as `tests/e2e/hygiene.test.ts`. */
  readonly file: string;
  /** The test's name, or what is on both sides of each `…` in it. Without any, the whole file is meant. */
  readonly parts: readonly string[];
}

/** The tests in the last column of a page's tables. A file without a folder is in `tests/e2e/`. */
export function testsIn(page: string): readonly NamedTest[] {
  const lastCells = [...page.matchAll(/^\|.*\| (.*) \|$/gm)].map(([, cell = '']) => cell);
  return lastCells
    .flatMap((cell) => cell.split(/; |, (?=`)/))
    .flatMap((named) => {
      const [, name] = /^`([\w./-]+)`/.exec(named) ?? [];
      if (name === undefined) return [];
      const file = name.includes('/') ? name : `tests/e2e/${name}.test.ts`;
      const quoted = [...named.matchAll(/“([^”]+)”/g)].map(([, text = '']) => text);
      return [
        { file, parts: quoted.flatMap((text) => text.split('…').map((part) => part.trim())) },
      ];
    });
}

function codeSpansIn(page: string): readonly string[] {
  return [...withoutFences(page).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

function withoutFences(page: string): string {
  return page.replaceAll(/^```[\s\S]*?^```$/gm, '');
}
