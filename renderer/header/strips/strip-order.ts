import type { Tone } from '../../ui/tone.ts';

/** What decides the order of the strips. */
export interface Ranked {
  readonly id: string;
  readonly severity: Tone;
  readonly isAnswer?: boolean;
}

/** The strip that the user stepped to, and all that there were by then. */
export interface StripChoice {
  readonly id: string;
  readonly among: readonly string[];
}

const ranks: Readonly<Record<Tone, number>> = { error: 1, warning: 2, info: 3, ok: 4 };

/** Answers to what the user did first, then from the most serious to the lightest; otherwise in the order given. */
export function inOrder<One extends Ranked>(strips: readonly One[]): readonly One[] {
  const rank = ({ severity, isAnswer = false }: One) => (isAnswer ? 0 : ranks[severity]);
  return strips.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The place of the strip to show. It is the one that the user stepped to as long as no strip has come since, otherwise
 * the first one.
 */
export function shownIndex(ordered: readonly Ranked[], choice: StripChoice | null): number {
  if (choice === null || ordered.some(({ id }) => !choice.among.includes(id))) return 0;
  return Math.max(
    0,
    ordered.findIndex(({ id }) => id === choice.id),
  );
}
