/** A line of the table: one ratio, with what it was made of. */
export interface Row {
  readonly what: string;
  readonly against: string;
  readonly goal: number;
  /** Whether the goal is the least or the most that the ratio may be. */
  readonly bound: 'least' | 'most';
  /** Absent for a ratio; then `ratio` and `goal` are in this unit. */
  readonly unit?: 'ms' | '%' | 'a second';
  /** `null` where it could not be measured; `made` says why. */
  readonly ratio: number | null;
  /** Lowest and highest of the pairs. */
  readonly spread: string;
  readonly made: string;
}

/** What is known beside the ratios. */
export type Note = string;

export interface Measured {
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
}
