/**
 * A trace is one thing that a mail uses, as `kind:name`, lower-case:
 *
 * - `element:table`, `attribute:align`, `input:radio`, `link:mailto`, `meta:color-scheme`
 * - `property:border-radius`, `display:flex`, `value:!important`, `unit:vh`, `function:calc`
 * - `at:media`, `media:prefers-color-scheme`, `pseudo-class:hover`, `pseudo-element:before`, `selector:child`
 * - `image:webp`
 */
export type Trace = `${string}:${string}`;

/** Where a trace was found. */
export interface Occurrences {
  readonly count: number;
  /** The first lines, from 1, each once. */
  readonly lines: readonly number[];
}

/** This many lines of each trace are recorded. */
const recordedLines = 50;

export interface Traces {
  readonly add: (trace: Trace, line: number) => void;
  readonly all: () => ReadonlyMap<Trace, Occurrences>;
}

export function createTraces(): Traces {
  const found = new Map<Trace, { count: number; lines: number[] }>();
  return {
    add: (trace, line) => {
      const occurrences = found.get(trace) ?? { count: 0, lines: [] };
      found.set(trace, occurrences);
      occurrences.count += 1;
      if (occurrences.lines.length < recordedLines && occurrences.lines.at(-1) !== line)
        occurrences.lines.push(line);
    },
    all: () => found,
  };
}
