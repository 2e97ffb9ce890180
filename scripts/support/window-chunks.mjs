// @ts-check
/** How the window's code is divided into files: what every start needs, and parts that are loaded when they are shown. */
import { join } from 'node:path';

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
