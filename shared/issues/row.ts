import type { Ground, Severity } from '../inspection.ts';

/** Everything that is said of an issue. Sentences and cures are plain English; `{name}` stands for a value. */
export interface IssueRow {
  readonly severity: Severity;
  readonly ground: Ground;
  /** One sentence, complete by itself. */
  readonly says: string;
  /** The sentence where a value of `says` is not known, if that may be. */
  readonly bare?: string;
  /** What provokes it: a piece of a body, or of a request. */
  readonly example: string;
  /** What to do about it, for whoever writes the receiving code. */
  readonly cure: string;
}

/** A table of issues by their stable codes. */
export type IssueRows = Readonly<Record<string, IssueRow>>;
