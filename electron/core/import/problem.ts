/** A part of a file that could not be read, although the rest of the file could. */
export interface ImportProblem {
  /** Counted from 1. */
  readonly entry: number;
  /** Within the entry, such as `request.headers[2]`. */
  readonly place: string;
  readonly reason: string;
  /** Whether the entry was imported without it, or left out over it. */
  readonly imported: boolean;
}

/** Notes what an entry is imported without. */
export type Note = (place: string, reason: string) => void;
