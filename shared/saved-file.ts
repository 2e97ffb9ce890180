/** A file that the user saved. */
export interface SavedFile {
  /** For people to read: no call takes a path. */
  readonly path: string;
  /** What `file.show` takes: the main process remembers the path. No other file has it while the app runs. */
  readonly file: number;
}
