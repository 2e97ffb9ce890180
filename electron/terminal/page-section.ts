/** A part of a page for a reader. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}
