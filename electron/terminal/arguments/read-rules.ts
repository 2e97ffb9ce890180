import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replyRules, type ReplyRule } from '../../../shared/reply-rules.ts';
import { decodeTextFile } from '../../core/files/text-encoding.ts';
import { BadArguments } from './read-arguments.ts';

/**
 * Reads reply rules from a file: the list that `settings.json` has under `replies`, or a whole `settings.json`.
 *
 * @throws BadArguments with what is wrong and where, or the system's error when the file can't be read.
 */
export function readRules(path: string): ReplyRule[] {
  const text = decodeTextFile(readFileSync(path));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BadArguments(`${path} is not JSON: ${(error as Error).message}`);
  }
  const rules = replyRules.safeParse(
    typeof value === 'object' && value !== null && 'replies' in value ? value.replies : value,
  );
  if (rules.success) return rules.data;
  throw new BadArguments(`${path} does not contain reply rules.\n${z.prettifyError(rules.error)}`);
}
