import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { loadedLater } from './scripts/support/loaded-later.mjs';
import { compiledWhole, windowChunks } from './scripts/support/window-chunks.mjs';
import { callOwner } from './shared/contract/call-owner.ts';

/** The oldest Electron that runs the app: 42, with Node 24.15 and Chromium 148. */
const nodeTarget = 'node24.15';
const chromeTarget = 'chrome148';

/** In kB. Files are read from the disk, and the large ones when they are needed: tests/flow/window-files and start-files bound the start. */
const chunkSizeWarningLimit = 2_000;

/**
 * The bundles are CommonJS: an ES module that imports `electron` or `node:http` makes Node load all that these can give,
 * 40 ms for its own `fetch` alone. The entry is a module, because Electron waits for no other before it starts Chromium.
 */
const awaitedEntry: Plugin = {
  name: 'awaited-entry',
  generateBundle() {
    const source = [
      "import { createRequire } from 'node:module';",
      "await createRequire(import.meta.url)('./entry.cjs').started;",
      '',
    ].join('\n');
    this.emitFile({ type: 'asset', fileName: 'entry.js', source });
  },
};

/**
 * What reads a request and finds what is wrong with it, with its tables: a file of its own, which the inspector loads at the
 * first request or once it has started (9 ms).
 */
const inspection = {
  name: 'inspection',
  test: /electron\/core\/(inspect\/(message|diagnose|kind|body|form|json)|sms|relate)\/|@exodus\/bytes|node_modules\/mime\//,
};

/**
 * Every library goes into the bundles: the package holds out/ and no node_modules.
 * Only `electron` and `node:` stay outside.
 */
export default defineConfig({
  main: {
    publicDir: false,
    // Its other form reads its own data files while it runs, which a bundle has not.
    resolve: { alias: { 'css-tree': 'css-tree/dist/csstree.esm' } },
    plugins: [awaitedEntry, loadedLater([inspection.name])],
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      minify: false,
      chunkSizeWarningLimit,
      rolldownOptions: {
        input: {
          entry: 'electron/entry.ts',
          start: 'electron/start.ts',
          inspector: 'electron/inspector.ts',
          cli: 'electron/cli.ts',
          'command-process': 'electron/command-process.ts',
          'search-worker': 'electron/core/search/search-worker.ts',
          'mail-reader': 'electron/core/mail/reader.ts',
          'compare-worker': 'electron/core/compare/compare-worker.ts',
          'types-worker': 'electron/core/types/types-worker.ts',
          'body-reader': 'electron/core/body-reader/reader-worker.ts',
          'import-reader': 'electron/core/import/import-worker.ts',
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name].cjs',
          codeSplitting: { groups: [inspection], includeDependenciesRecursively: false },
        },
      },
    },
  },
  preload: {
    publicDir: false,
    // The names alone: with the schemas, the preload would take 150 kB and 10 ms more.
    define: { CALL_OWNER: JSON.stringify(callOwner) },
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      minify: false,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    publicDir: false,
    base: './',
    plugins: [react(), compiledWhole('start')],
    build: {
      outDir: 'out/renderer',
      target: chromeTarget,
      sourcemap: true,
      // Our content security policy lets no script and no style stand inside the page, nor data: URLs in scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Half as much to read and to compile at each start. The source maps are beside it.
      minify: 'oxc',
      chunkSizeWarningLimit,
      rolldownOptions: {
        input: {
          index: 'renderer/index.html',
          sanitizer: 'renderer/sanitizer.html',
          pdf: 'renderer/pdf/index.html',
        },
        output: { codeSplitting: windowChunks(join(import.meta.dirname, 'renderer')) },
      },
    },
  },
});
