/** Something else in this process that has the store's file open, such as the search's thread. */
export interface FileReader {
  /** Returns once the file is closed. It stays so until `open`. */
  readonly close: () => void;
  /** The file may be opened again. It is a new file. */
  readonly open: () => void;
}

/** All readers of the store's file. Windows refuses to rename or delete a file that is open. */
export interface FileReaders {
  readonly add: (reader: FileReader) => void;
  /** Calls `replace` while no reader has the file open. The store closes its own connection by itself. */
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
