/** What else in this process has the store's file open: the search's thread, for one. */
export interface FileReader {
  /** Returns once the file is closed. It stays so until `open`. */
  readonly close: () => void;
  /** The file may be opened again. It is another one than before. */
  readonly open: () => void;
}

/** All readers of the store's file. Windows neither moves nor deletes a file that anybody has open. */
export interface FileReaders {
  readonly add: (reader: FileReader) => void;
  /** Replaces the file while no reader has it open. The store closes its own connection by itself. */
  readonly whileClosed: <T>(replace: () => T) => T;
}

export function createFileReaders(): FileReaders {
  const readers: FileReader[] = [];
  let depth = 0;
  return {
    add: (reader) => void readers.push(reader),
    whileClosed: (replace) => {
      if (depth === 0) for (const reader of readers) reader.close();
      depth += 1;
      try {
        return replace();
      } finally {
        depth -= 1;
        if (depth === 0) for (const reader of readers) reader.open();
      }
    },
  };
}
