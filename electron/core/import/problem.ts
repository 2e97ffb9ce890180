/** What of a file could not be read, while the rest of it could. */
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
