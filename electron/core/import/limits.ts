/** Bytes of the files that are imported. */
export const importLimits = {
  /** A document is read as a whole, and a line as well; of lines there may be any number. */
  document: 500 * 1024 ** 2,
  /** Looked at to tell the form. */
  head: 64 * 1024,
} as const;
