import type { StateCreator } from 'zustand';
import { bounds } from '../../shared/bounds.ts';
import type { PastedText } from '../../shared/contract/arguments.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { ImportRun } from '../../shared/import.ts';
import { createListedImports } from './listed-imports.ts';
import { undoForMs } from './removal-slice.ts';
import type { WindowState } from './window-store.ts';

/** A dropped file whose bytes are on their way to the inspector. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly sent: number;
  readonly bytes: number;
}

/** What of a drop was not taken. */
export type DropNote =
  | { readonly is: 'folders'; readonly names: readonly string[] }
  | { readonly is: 'too-many'; readonly most: number }
  | { readonly is: 'not-read'; readonly name: string }
  | { readonly is: 'too-large'; readonly name: string };

/** At most this many files are taken from one drop. */
const maxDropped = 100;

/** A text in the paste dialog, and its signature. */
export type PasteDraft = Pick<PastedText, 'text' | 'signature'>;

export interface ImportSlice {
  readonly imports: readonly ImportRun[];
  readonly uploads: readonly Upload[];
  readonly dropNotes: readonly DropNote[];
  /** The text that the paste dialog begins with; `null` while it is closed. */
  readonly pasteText: string | null;
  /** What was in the paste dialog when it was closed without an import; `null` for nothing. */
  readonly keptPaste: PasteDraft | null;
  /** Takes over how the imports are. One has ended only once the list has the requests that it brought. */
  receiveImports(runs: readonly ImportRun[]): Promise<void>;
  /** Lets the user choose files in a native dialog. */
  chooseImports(): Promise<void>;
  /** Imports dropped files one after another. @param folders the names of dropped folders, which can't be imported. */
  importFiles(files: readonly File[], folders: readonly string[]): Promise<void>;
  cancelUpload(key: number): void;
  dismissDropNotes(): void;
  openPaste(text: string): void;
  closePaste(): void;
  keepPaste(draft: PasteDraft | null): void;
  importText(pasted: PastedText): Promise<void>;
  stopImport(number: number): Promise<void>;
  /** Takes out what an import brought; that can be undone like every removal. */
  undoImport(number: number): Promise<void>;
  dismissImport(number: number): Promise<void>;
}

/** Importing files and texts. */
export function createImportSlice(
  bridge: Bridge,
  now: () => number,
): StateCreator<WindowState, [], [], ImportSlice> {
  return (set, get) => {
    let lastKey = 0;
    const cancelled = new Set<number>();

    function note(what: DropNote): void {
      set({ dropNotes: [...get().dropNotes, what] });
    }

    function update(key: number, sent: number): void {
      set({ uploads: get().uploads.map((one) => (one.key === key ? { ...one, sent } : one)) });
    }

    /** Sends a file in pieces: the window has no more than one in memory. */
    async function send({ key, name }: Upload, file: File): Promise<void> {
      const number = await bridge.call('import.begin', { name });
      if (number === null) return note({ is: 'not-read', name });
      try {
        const size = bounds.importPiece.bytes;
        for (let at = 0; at < file.size; at += size) {
          if (cancelled.has(key)) return await bridge.call('import.abandon', { number });
          const bytes = new Uint8Array(await file.slice(at, at + size).arrayBuffer());
          if (!(await bridge.call('import.piece', { number, bytes })))
            return note({ is: 'not-read', name });
          update(key, Math.min(at + size, file.size));
        }
        if ((await bridge.call('import.end', { number })) === null) note({ is: 'not-read', name });
      } catch {
        // The file was changed or removed meanwhile, or the inspector has ended.
        note({ is: 'not-read', name });
        await bridge.call('import.abandon', { number }).catch(() => undefined);
      }
    }

    return {
      imports: [],
      uploads: [],
      dropNotes: [],
      pasteText: null,
      keptPaste: null,
      receiveImports: createListedImports(
        () => get().refreshed(),
        (imports) => set({ imports }),
      ),
      chooseImports: async () => void (await bridge.call('import.choose')),
      async importFiles(files, folders) {
        set({ dropNotes: [] });
        if (folders.length > 0) note({ is: 'folders', names: folders });
        if (files.length > maxDropped) note({ is: 'too-many', most: maxDropped });
        const taken = files.slice(0, maxDropped).filter(({ name, size }) => {
          const fits = size <= bounds.droppedFile.bytes;
          if (!fits) note({ is: 'too-large', name });
          return fits;
        });
        const added = taken.map((file) => {
          const upload = { key: (lastKey += 1), name: file.name, sent: 0, bytes: file.size };
          return { upload, file };
        });
        set({ uploads: [...get().uploads, ...added.map(({ upload }) => upload)] });
        for (const { upload, file } of added) {
          if (!cancelled.has(upload.key)) await send(upload, file);
          cancelled.delete(upload.key);
          set({ uploads: get().uploads.filter(({ key }) => key !== upload.key) });
        }
      },
      cancelUpload(key) {
        cancelled.add(key);
      },
      dismissDropNotes: () => set({ dropNotes: [] }),
      openPaste: (pasteText) => set({ pasteText }),
      closePaste: () => set({ pasteText: null }),
      keepPaste: (keptPaste) => set({ keptPaste }),
      async importText(pasted) {
        await bridge.call('import.text', pasted);
      },
      stopImport: (number) => bridge.call('import.stop', { number }),
      async undoImport(number) {
        const until = now() + undoForMs;
        const { removed, spared } = await bridge.call('import.undo', { number });
        if (removed > 0) {
          const removal = {
            count: removed,
            keptPinned: spared > 0,
            until,
            selected: null,
            many: null,
          };
          set({ removals: [...get().removals, removal], removalNote: null });
        } else if (spared > 0) set({ removalNote: 'all-pinned' });
        get().refresh();
        const { id } = get().selection;
        if (id === null) return;
        const detail = await bridge.call('request.get', { id });
        if (detail === null && get().selection.id === id) get().clearSelection();
      },
      dismissImport: (number) => bridge.call('import.dismiss', { number }),
    };
  };
}
