import { captures } from './0001-captures.ts';
import { upkeep } from './0002-upkeep.ts';
import { replies } from './0003-replies.ts';
import { relations } from './0004-relations.ts';
import { signatures } from './0005-signatures.ts';
import { lightFindings } from './0006-light-findings.ts';
import { dispatches } from './0007-dispatches.ts';
import { problems } from './0008-problems.ts';
import { sharedHeads } from './0009-shared-heads.ts';
import { crmTries } from './0010-crm-tries.ts';
import { shorterRows } from './0011-shorter-rows.ts';
import { oneTree } from './0012-one-tree.ts';
import { bodiesInRows } from './0013-bodies-in-rows.ts';
import { orderByFindings } from './0014-order-by-findings.ts';

/** Brings a file to the next version of the schema. */
export interface Migration {
  readonly sql: string;
  /** Whether tables of facts are rewritten: the file is then copied first. Findings need no copy, they can be computed again. */
  readonly writesFacts: boolean;
}

/** The n-th migration brings a file from version n - 1 to version n. A released migration never changes. */
export const migrations: readonly Migration[] = [
  { sql: captures, writesFacts: true },
  { sql: upkeep, writesFacts: true },
  { sql: replies, writesFacts: true },
  { sql: relations, writesFacts: false },
  { sql: signatures, writesFacts: false },
  { sql: lightFindings, writesFacts: false },
  { sql: dispatches, writesFacts: false },
  { sql: problems, writesFacts: false },
  { sql: sharedHeads, writesFacts: false },
  { sql: crmTries, writesFacts: false },
  { sql: shorterRows, writesFacts: false },
  { sql: oneTree, writesFacts: false },
  { sql: bodiesInRows, writesFacts: false },
  { sql: orderByFindings, writesFacts: false },
];
