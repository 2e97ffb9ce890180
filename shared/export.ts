export const exportFormats = [
  'json',
  'ndjson',
  'har',
  'csv',
  'curl',
  'raw',
  'postman',
  'eml',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file that was written. */
export interface Exported {
  readonly count: number;
  /** How many requests the format can't hold, where there are any. */
  readonly leftOut?: number;
  readonly path: string;
}

/** `nothing-fits`: the format can hold none of the requests. */
export type ExportFault = 'cancelled' | 'not-written' | 'nothing-fits';

export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** A file that is being written. */
export interface RunningExport {
  /** No other export has it for as long as the app runs. */
  readonly number: number;
  readonly path: string;
  /** `null` until the first requests are written. */
  readonly progress: ExportProgress | null;
}

/** All files that are being written, and the one that the menu asked for when it has just been written. */
export interface ExportNews {
  readonly running: readonly RunningExport[];
  readonly forMenu: Exported | null;
}
