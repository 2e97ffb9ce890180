import type { Remark } from '../../../shared/related.ts';
import { remark } from './remark.ts';

/** The same content within this time may have been sent again by hand. Milliseconds. */
const againMs = 60 * 60_000;

/** No user notices a failed message and sends it again within this time. Milliseconds. */
const byHandMs = 2_000;

/** An echo repeats by itself and at once; people are slower and stop. */
const echoCount = 4;
const echoGapMs = 60_000;

/** A message with the same content to the same contact. */
export interface Copy {
  readonly id: number;
  readonly receivedAt: number;
  /** Equal for attempts of the same delivery. */
  readonly delivery: string | null;
}

/**
 * The other messages among the copies that arrived within an hour of one: the first attempt of each, in the order of
 * arrival.
 *
 * @param copies in the order of arrival, `one` among them.
 */
export function otherMessages(one: Copy, copies: readonly Copy[]): readonly Copy[] {
  return firstAttempts(copies).filter(
    (copy) => !isSame(copy, one) && Math.abs(copy.receivedAt - one.receivedAt) <= againMs,
  );
}

/** Explains one of the copies: an echo, or most likely sent again by a user or a program. */
export function explainCopies(one: Copy, copies: readonly Copy[]): readonly Remark[] {
  const run = runAround(one, firstAttempts(copies));
  const [first] = run;
  const last = run.at(-1);
  if (first !== undefined && last !== undefined && run.length >= echoCount) {
    const span = Math.ceil((last.receivedAt - first.receivedAt) / 1000);
    return [remark('echo-loop', { count: run.length, span })];
  }
  const before = otherMessages(one, copies).findLast(({ id }) => id < one.id);
  if (before === undefined) return [];
  const agoMs = one.receivedAt - before.receivedAt;
  if (agoMs < byHandMs) return [remark('sent-twice', { before: before.id })];
  return [remark('likely-retry', { before: before.id, ago: Math.round(agoMs / 1000) })];
}

/** The longest run of messages around one with short gaps between them. */
function runAround(one: Copy, messages: readonly Copy[]): readonly Copy[] {
  const at = messages.findIndex((copy) => isSame(copy, one));
  if (at === -1) return [];
  const isClose = (index: number) => {
    const [earlier, later] = [messages[index - 1], messages[index]];
    return (
      earlier !== undefined &&
      later !== undefined &&
      Math.abs(later.receivedAt - earlier.receivedAt) <= echoGapMs
    );
  };
  let from = at;
  let to = at;
  while (isClose(from)) from -= 1;
  while (isClose(to + 1)) to += 1;
  return messages.slice(from, to + 1);
}

function firstAttempts(copies: readonly Copy[]): readonly Copy[] {
  const seen = new Set<string | null>();
  return copies.filter(({ delivery }) => !seen.has(delivery) && seen.add(delivery));
}

function isSame(a: Copy, b: Copy): boolean {
  return a.id === b.id || a.delivery === b.delivery;
}
