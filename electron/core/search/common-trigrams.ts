/** Of so many requests the trigrams are counted before one is taken for common. */
const sampleLength = 1_000;

/** The share of them that must have it. */
const commonShare = 0.9;

/** The sample is spread over so much of what is indexed, so that one burst of equal requests does not decide. */
const spreadOver = 1 / 8;

/** More are not worth remembering: a webhook with all its headers has some hundreds that are always the same. */
const mostCommon = 4_000;

/** A request with more trigrams says little about the others, and would cost memory. */
const mostCounted = 20_000;

/**
 * Learns which trigrams nearly every request has: names of headers and of fields, mostly. They tell no request from
 * another, and would be the larger part of the index. Once common, a trigram stays it: the index is never asked for it again,
 * so it does not matter which requests were indexed with it before.
 */
export interface CommonTrigrams {
  readonly has: (trigram: string) => boolean;
  /** Counts the trigrams of a request that is indexed; those that are common already are of no interest. */
  readonly count: (trigrams: ReadonlySet<string>) => void;
  /** Those that turned out to be common, to be stored and then added. */
  readonly learned: () => readonly string[];
  readonly add: (trigrams: readonly string[]) => void;
}

/** @param indexed how many requests are indexed already. */
export function commonTrigrams(stored: readonly string[], indexed: number): CommonTrigrams {
  const common = new Set(stored);
  let size = indexed;
  let counts = new Map<string, number>();
  let sampled = 0;
  let skipped = 0;

  return {
    has: (trigram) => common.has(trigram),
    count: (trigrams) => {
      size += 1;
      skipped += 1;
      if (skipped < (size * spreadOver) / sampleLength || trigrams.size > mostCounted) return;
      skipped = 0;
      sampled += 1;
      for (const trigram of trigrams) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    },
    learned: () => {
      if (sampled < sampleLength) return [];
      const found = [...counts]
        .filter(([, count]) => count >= sampled * commonShare)
        .map(([trigram]) => trigram)
        .slice(0, Math.max(0, mostCommon - common.size));
      counts = new Map();
      sampled = 0;
      return found;
    },
    add: (trigrams) => trigrams.forEach((trigram) => common.add(trigram)),
  };
}
