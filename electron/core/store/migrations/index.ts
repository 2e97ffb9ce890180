import { captures } from './0001-captures.ts';
import { upkeep } from './0002-upkeep.ts';
import { replies } from './0003-replies.ts';
import { relations } from './0004-relations.ts';
import { signatures } from './0005-signatures.ts';

/** The n-th brings a file of version n - 1 to version n. A released one never changes. */
export const migrations: readonly string[] = [captures, upkeep, replies, relations, signatures];
