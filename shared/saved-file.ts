/** A file that the user saved. */
export interface SavedFile {
  /** For people to read: no call takes a path. */
  readonly path: string;
  /** What `file.show` takes: the main process remembers the path. No other file has it while the app runs. */
  readonly file: number;
}

/** The last part of a path of any system. */
export function nameOfPath(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
