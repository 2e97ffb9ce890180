import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** A file, what it imports, and whether the arrows allow it. */
const forbidden: readonly (readonly [file: string, imported: string])[] = [
  ['shared/a.ts', 'node:fs'],
  ['shared/b.ts', 'electron'],
  ['shared/c.ts', 'react'],
  ['shared/d.ts', '../electron/core/listener.ts'],
  ['shared/e.ts', '../renderer/bridge.ts'],
  ['shared/issues/f.ts', '../../../electron/main.ts'],
  ['electron/core/a.ts', 'electron'],
  ['electron/core/b.ts', 'electron/main'],
  ['electron/core/store/c.ts', '../../app/window.ts'],
  ['electron/core/d.ts', '../main.ts'],
  ['electron/core/e.ts', '../../../renderer/bridge.ts'],
  ['electron/core/f.ts', 'node:child_process'],
  ['electron/core/g.ts', 'localtunnel'],
  ['electron/core/h.ts', 'react'],
  ['electron/core/tunnel/localtunnel.ts', 'node:child_process'],
  ['electron/core/tunnel/cloudflared.ts', 'localtunnel'],
  ['electron/app/a.ts', 'localtunnel'],
  ['electron/app/b.ts', '../../../renderer/bridge.ts'],
  ['electron/app/c.ts', 'dompurify'],
  ['electron/cli.ts', 'electron'],
  ['electron/inspector.ts', './app/window.ts'],
  ['electron/preload.ts', './core/store.ts'],
  ['electron/preload.ts', '../shared/contract/inspector-calls.ts'],
  ['renderer/a.tsx', 'node:fs'],
  ['renderer/b.tsx', 'electron'],
  ['renderer/c.tsx', '../electron/core/store.ts'],
  ['renderer/d.tsx', 'dompurify'],
  ['renderer/bridge.ts', './store/store.ts'],
  ['renderer/store/a.ts', '../list/list.tsx'],
  ['renderer/store/b.ts', '../ui/button.tsx'],
  ['renderer/ui/a.tsx', '../store/store.ts'],
  ['renderer/ui/b.tsx', '../session/bar.tsx'],
  ['renderer/list/a.tsx', '../detail/detail.tsx'],
  ['renderer/list/b.tsx', '../mail/frame.tsx'],
  ['renderer/detail/a.tsx', '../list/list.tsx'],
  ['renderer/detail/body/b.tsx', '../../session/bar.tsx'],
  ['renderer/session/a.tsx', '../settings/dialog.tsx'],
  ['renderer/settings/a.tsx', '../list/list.tsx'],
  ['renderer/mail/a.ts', '../detail/detail.tsx'],
  ['renderer/mail/b.ts', 'dompurify'],
  ['tests/core/a.test.ts', 'electron'],
];

const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['shared/allowed-a.ts', 'zod'],
  ['shared/allowed-b.ts', './request.ts'],
  ['shared/issues/allowed-c.ts', '../request.ts'],
  ['electron/core/allowed-a.ts', 'node:sqlite'],
  ['electron/core/store/allowed-b.ts', '../../../shared/request.ts'],
  ['electron/core/tunnel/localtunnel.ts', 'localtunnel'],
  ['electron/core/tunnel/cloudflared.ts', 'node:child_process'],
  ['electron/app/allowed-a.ts', 'electron'],
  ['electron/app/allowed-b.ts', '../core/store/store.ts'],
  ['electron/preload.ts', 'electron'],
  ['electron/preload.ts', '../shared/contract/events.ts'],
  ['electron/cli.ts', './core/listener/listener.ts'],
  ['renderer/store/allowed-a.ts', '../bridge.ts'],
  ['renderer/list/allowed-b.tsx', '../store/store.ts'],
  ['renderer/list/allowed-c.tsx', '../ui/button.tsx'],
  ['renderer/detail/allowed-d.tsx', '../mail/frame.tsx'],
  ['renderer/detail/body/allowed-e.tsx', './hex.tsx'],
  ['renderer/mail/sanitize.ts', 'dompurify'],
];

interface Diagnostic {
  /** Missing where a file could not be parsed. */
  readonly code?: string;
  readonly filename: string;
  readonly message: string;
}

describe('the import arrows', () => {
  let found: readonly Diagnostic[] = [];
  const tree = mkdtempSync(join(tmpdir(), 'hookscope-arrows-'));

  beforeAll(() => {
    const rules = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
    // Types are resolved from node_modules, which the small tree has not; the arrows need none.
    write('.oxlintrc.json', rules.replace('"typeAware": true', '"typeAware": false'));
    const imports = new Map<string, string[]>();
    for (const [file, imported] of [...forbidden, ...allowed]) {
      imports.set(file, [...(imports.get(file) ?? []), imported]);
    }
    for (const [file, names] of imports) {
      write(file, names.map((name) => `export * from '${name}';`).join('\n'));
    }
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

  it.each(forbidden)('keep %s from importing %s', (file, imported) => {
    expect(complaints(file, 'no-restricted-imports').join('\n')).toContain(`'${imported}'`);
  });

  it.each(allowed)('let %s import %s', (file, imported) => {
    expect(complaints(file, 'no-restricted-imports').join('\n')).not.toContain(`'${imported}'`);
  });

  it.each(['renderer/touches.ts', 'renderer/list/touches.ts'])(
    'keep the bridge object from %s',
    (file) => expect(complaints(file, 'no-restricted-globals')).toHaveLength(1),
  );

  it('let the bridge touch it', () => {
    expect(complaints('renderer/bridge/touches.ts', 'no-restricted-globals')).toEqual([]);
  });

  it('keep HTML from being set past the sanitizer', () => {
    expect(complaints('renderer/danger.tsx', 'no-danger')).toHaveLength(1);
  });

  it('keep files under 300 lines', () => {
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
      maxBuffer: 64 * 2 ** 20,
    });
    return (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics;
  }

  function complaints(file: string, rule: string) {
    return found
      .filter(({ filename, code }) => filename === file && code?.includes(`(${rule})`))
      .map(({ message }) => message);
  }
});
