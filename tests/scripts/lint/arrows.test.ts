import { describe, expect, it } from 'vitest';
import { forbiddenImports } from '../../../scripts/lint/arrows.mjs';

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
  ['electron/core/tunnel/cloudflared.ts', 'node:child_process'],
  ['electron/core/tunnel/cloudflared.ts', 'localtunnel'],
  ['electron/app/a.ts', 'localtunnel'],
  ['electron/app/b.ts', '../../../renderer/bridge.ts'],
  ['electron/app/c.ts', 'dompurify'],
  ['electron/cli.ts', 'electron'],
  ['electron/inspector.ts', './app/window.ts'],
  ['electron/preload.ts', './core/store.ts'],
  ['electron/preload.ts', '../shared/contract/inspector-calls.ts'],
  ['electron/preload.ts', 'zod'],
  ['electron/core/i.ts', 'child_process'],
  ['electron/core/j.ts', '../terminal/output.ts'],
  ['electron/app/d.ts', '../terminal/output.ts'],
  ['electron/app/e.ts', 'react'],
  ['electron/main.ts', './terminal/run-terminal.ts'],
  ['electron/inspector.ts', './terminal/run-terminal.ts'],
  ['electron/terminal/a.ts', '../app/window.ts'],
  ['electron/terminal/b.ts', 'electron'],
  ['electron/cli.ts', './app/window.ts'],
  ['renderer/a.tsx', 'node:fs'],
  ['renderer/b.tsx', 'electron'],
  ['renderer/c.tsx', '../electron/core/store.ts'],
  ['renderer/d.tsx', 'dompurify'],
  ['renderer/bridge.ts', './store/store.ts'],
  ['renderer/store/a.ts', '../list/list.tsx'],
  ['renderer/store/b.ts', '../ui/button.tsx'],
  ['renderer/ui/a.tsx', '../store/store.ts'],
  ['renderer/ui/b.tsx', '../header/bar.tsx'],
  ['renderer/list/a.tsx', '../detail/detail.tsx'],
  ['renderer/list/b.tsx', '../mail/frame.tsx'],
  ['renderer/detail/a.tsx', '../list/list.tsx'],
  ['renderer/detail/body/b.tsx', '../../header/bar.tsx'],
  ['renderer/detail/fields/b.tsx', '../issues/issues-tab.tsx'],
  ['renderer/detail/shared/b.tsx', '../fields/fields-tab.tsx'],
  ['renderer/header/a.tsx', '../settings/dialog.tsx'],
  ['renderer/settings/a.tsx', '../list/list.tsx'],
  ['renderer/mail/a.ts', '../detail/detail.tsx'],
  ['renderer/mail/b.ts', 'dompurify'],
  ['tests/core/a.test.ts', 'electron'],
  ['tests/core/b.test.ts', '../../renderer/store/store.ts'],
  ['tests/flow/a.test.ts', '../../renderer/store/store.ts'],
];

const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['shared/allowed-a.ts', 'zod'],
  ['shared/allowed-b.ts', './request.ts'],
  ['shared/issues/allowed-c.ts', '../request.ts'],
  ['electron/core/allowed-a.ts', 'node:sqlite'],
  ['electron/core/store/allowed-b.ts', '../../../shared/request.ts'],
  ['electron/core/tunnel/localtunnel.ts', 'localtunnel'],
  ['electron/core/tunnel/program/start-program.ts', 'node:child_process'],
  ['electron/app/allowed-a.ts', 'electron'],
  ['electron/app/allowed-b.ts', '../core/store/store.ts'],
  ['electron/preload.ts', 'electron'],
  ['electron/preload.ts', '../shared/contract/events.ts'],
  ['electron/cli.ts', './core/listener/listener.ts'],
  ['electron/cli.ts', './terminal/run-terminal.ts'],
  ['electron/terminal/allowed-a.ts', '../core/store/store.ts'],
  ['renderer/bridge/allowed-f.ts', '../bridge.ts'],
  ['renderer/app.tsx', './detail/detail.tsx'],
  ['renderer/store/allowed-a.ts', '../bridge.ts'],
  ['renderer/list/allowed-b.tsx', '../store/store.ts'],
  ['renderer/list/allowed-c.tsx', '../ui/button.tsx'],
  ['renderer/detail/message/allowed-d.tsx', '../../mail/frame.tsx'],
  ['renderer/detail/fields/allowed-h.tsx', '../shared/issue-line.tsx'],
  ['renderer/detail/body/allowed-e.tsx', './hex.tsx'],
  ['renderer/mail/sanitize.ts', 'dompurify'],
];

describe('the import arrows', () => {
  it.each(forbidden)('keep %s from importing %s', (file, imported) => {
    expect(forbiddenImports(file, `export * from '${imported}';`).join('')).toContain(
      `${file} may not import '${imported}'`,
    );
  });

  it.each(allowed)('let %s import %s', (file, imported) => {
    expect(forbiddenImports(file, `export * from '${imported}';`)).toEqual([]);
  });

  it.each([
    ["import { a } from '../main.ts';"],
    ["import type { A } from '../main.ts';"],
    ["import '../main.ts';"],
    ["export { a } from '../main.ts';"],
    ["const a = await import('../main.ts');"],
  ])('hold for every form of import: %s', (text) => {
    expect(forbiddenImports('electron/core/a.ts', text)).toHaveLength(1);
  });

  it('name what is allowed instead', () => {
    expect(forbiddenImports('electron/core/a.ts', "import '../app/window.ts'")).toEqual([
      "electron/core/a.ts may not import '../app/window.ts': electron/core imports shared.",
    ]);
    expect(forbiddenImports('renderer/mail/frame.tsx', "import 'dompurify'")).toEqual([
      "renderer/mail/frame.tsx may not import 'dompurify': only renderer/mail/sanitize may.",
    ]);
  });
});
