import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..', '..');

interface Diagnostic {
  /** Missing where a file could not be parsed. */
  readonly code?: string;
  readonly filename: string;
  readonly message: string;
}

describe('the linter', () => {
  let found: readonly Diagnostic[] = [];
  const tree = mkdtempSync(join(tmpdir(), 'hookscope-rules-'));

  beforeAll(() => {
    const rules = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
    // Types are resolved from node_modules, which the small tree does not have; these rules need none.
    write('.oxlintrc.json', rules.replace('"typeAware": true', '"typeAware": false'));
    write('renderer/touches.ts', 'export const found = window.hookscope;');
    write('renderer/list/touches.ts', 'export const found = globalThis.hookscope;');
    write('renderer/bridge/touches.ts', 'export const found = window.hookscope;');
    write(
      'renderer/danger.tsx',
      'export const x = <p dangerouslySetInnerHTML={{ __html: "" }} />;',
    );
    write('renderer/long.ts', 'void 0;\n'.repeat(301));
    found = lint();
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  it.each(['renderer/touches.ts', 'renderer/list/touches.ts'])(
    'keeps the bridge object from %s',
    (file) => expect(complaints(file, 'no-restricted-globals')).toHaveLength(1),
  );

  it('lets the bridge use it', () => {
    expect(complaints('renderer/bridge/touches.ts', 'no-restricted-globals')).toEqual([]);
  });

  it('refuses HTML that is set past the sanitizer', () => {
    expect(complaints('renderer/danger.tsx', 'no-danger')).toHaveLength(1);
  });

  it('refuses files of more than 300 lines', () => {
    expect(complaints('renderer/long.ts', 'max-lines')).toHaveLength(1);
  });

  function write(file: string, text: string) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${text}\n`);
  }

  function lint(): readonly Diagnostic[] {
    const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', '.'], {
      cwd: tree,
      encoding: 'utf8',
    });
    return (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics;
  }

  function complaints(file: string, rule: string) {
    return found
      .filter(({ filename, code }) => filename === file && code?.includes(`(${rule})`))
      .map(({ message }) => message);
  }
});
