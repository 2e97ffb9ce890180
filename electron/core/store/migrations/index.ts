import { captures } from './0001-captures.ts';
import { upkeep } from './0002-upkeep.ts';
import { replies } from './0003-replies.ts';
import { relations } from './0004-relations.ts';
import { signatures } from './0005-signatures.ts';
import { lightFindings } from './0006-light-findings.ts';

/** Brings a file to the next form. */
export interface Migration {
  readonly sql: string;
  /** It writes tables of facts anew, so the file is copied first. Findings can be computed again and need no copy. */
  readonly writesFacts: boolean;
}

/** The n-th brings a file of version n - 1 to version n. A released one never changes. */
export const migrations: readonly Migration[] = [
  { sql: captures, writesFacts: true },
  { sql: upkeep, writesFacts: true },
  { sql: replies, writesFacts: true },
  { sql: relations, writesFacts: false },
  { sql: signatures, writesFacts: false },
  { sql: lightFindings, writesFacts: false },
];
