import type { IssueSource, Severity } from '../inspection.ts';

/** What the app shows about an issue. Messages and advice are plain English; `{name}` stands for a value. */
export interface IssueRow {
  readonly severity: Severity;
  readonly source: IssueSource;
  /** One sentence, complete by itself. */
  readonly message: string;
  /** The message without the values that may be unknown. */
  readonly bare?: string;
  /** A piece of a body or of a request that has this issue. */
  readonly example: string;
  /** What the developer of the receiving code can do. */
  readonly advice: string;
}

/** A table of issues by their stable codes. */
export type IssueRows = Readonly<Record<string, IssueRow>>;
