/**
 * A trace is one thing that a mail is written with, in the form `kind:name`, in small letters:
 *
 * - `element:table`, `attribute:align`, `input:radio`, `link:mailto`, `meta:color-scheme`
 * - `property:border-radius`, `display:flex`, `value:!important`, `unit:vh`, `function:calc`
 * - `at:media`, `media:prefers-color-scheme`, `pseudo-class:hover`, `pseudo-element:before`, `selector:child`
 * - `image:webp`
 */
export type Trace = `${string}:${string}`;

/** Where a trace stands. */
export interface Sight {
  readonly count: number;
  /** The first lines it stands on, from 1, each once. */
  readonly lines: readonly number[];
}

/** Lines that are kept of each trace. */
const keptLines = 50;

export interface Traces {
  readonly add: (trace: Trace, line: number) => void;
  readonly all: () => ReadonlyMap<Trace, Sight>;
}

export function createTraces(): Traces {
  const found = new Map<Trace, { count: number; lines: number[] }>();
  return {
    add: (trace, line) => {
      const sight = found.get(trace) ?? { count: 0, lines: [] };
      found.set(trace, sight);
      sight.count += 1;
      if (sight.lines.length < keptLines && sight.lines.at(-1) !== line) sight.lines.push(line);
    },
    all: () => found,
  };
}
