import type { ImportPreview } from '../../../shared/import.ts';
import type { Core } from '../core.ts';
import type { ImportSource } from './import-source.ts';
import { previewOf } from './preview.ts';

/** Reads what sources would bring, one at a time. */
export interface Previews {
  /** Ends the one that goes on. @returns `null` when this one was ended in the same way. */
  readonly of: (source: ImportSource) => Promise<ImportPreview | null>;
  readonly stop: () => void;
}

export function createPreviews({ keys }: Pick<Core, 'keys'>): Previews {
  let current: ImportSource | null = null;

  function stop(): void {
    void current?.close();
    current = null;
  }

  return {
    stop,
    of: async (source) => {
      stop();
      current = source;
      try {
        return await previewOf(source, { keys: keys.current() });
      } catch (error) {
        if (current !== source) return null;
        throw error;
      }
    },
  };
}
