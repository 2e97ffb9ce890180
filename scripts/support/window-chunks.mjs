// @ts-check
/** How the window's code is divided into files: what every start needs, and parts that are loaded when they are shown. */
import { join } from 'node:path';

/** @import { Plugin } from 'vite' */
/** @typedef {{ getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null }} Modules */

/** The first modules of the window, and of the pages in frames of their own. */
const starts = { window: 'main.tsx', frames: ['mail/sanitizer-page.ts', 'pdf/pdf.ts'] };

/**
 * Groups for the build. `common` is what the window's start and a frame need: a frame loads nothing else of the window. `start`
 * is the rest of what the first paint needs.
 * @param {string} renderer the folder of the window's source
 */
export function windowChunks(renderer) {
  const windowStart = join(renderer, starts.window);
  const frameStarts = starts.frames.map((path) => join(renderer, path));
  /** @type {{ readonly window: ReadonlySet<string>, readonly frames: ReadonlySet<string> } | null} */
  let reached = null;

  /**
   * @param {string} id
   * @param {Modules} modules
   */
  function ofStart(id, modules) {
    reached ??= {
      window: reachedFrom([windowStart], modules),
      frames: reachedFrom(frameStarts, modules),
    };
    if (reached.frames.has(id)) return reached.window.has(id) ? 'common' : null;
    return reached.window.has(id) && id !== windowStart ? 'start' : null;
  }
  return { groups: [{ name: ofStart, debugName: 'start' }] };
}

/**
 * Lets V8 compile all functions of a file when it compiles the file (V8, “explicit compile hints”). So they are in the
 * compiled code that Chromium keeps between starts. Without it, that has only what ran while the file was loaded, and what
 * draws the first picture is compiled at each start: 900 functions, 20 ms.
 *
 * The hint counts only in the first line of a file, so it is written once Vite has put its own line there.
 * @param {string} chunk the name of the file
 * @returns {Plugin}
 */
export function compiledWhole(chunk) {
  return {
    name: 'compiled-whole',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || file.name !== chunk) continue;
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
          const map = bundle[`${file.fileName}.map`];
          if (map?.type !== 'asset') continue;
          const mapped = JSON.parse(String(map.source));
          map.source = JSON.stringify({ ...mapped, mappings: `;${mapped.mappings}` });
        }
      },
    },
  };
}

/**
 * The modules that are loaded before those run, with themselves.
 * @param {readonly string[]} first
 * @param {Modules} modules
 * @returns {ReadonlySet<string>}
 */
function reachedFrom(first, modules) {
  const found = new Set(first);
  for (const id of found)
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}
