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
  /** Counts the trigrams of a request that is indexed, without those that are common already; each once. */
  readonly count: (trigrams: readonly string[]) => void;
  /** Those that turned out to be common. */
  readonly learned: () => readonly string[];
}

/**
 * @param known how many are common already.
 * @param indexed how many requests are indexed already.
 */
export function commonTrigrams(known: number, indexed: number): CommonTrigrams {
  let common = known;
  let size = indexed;
  let counts = new Map<string, number>();
  let sampled = 0;
  let skipped = 0;

  return {
    count: (trigrams) => {
      size += 1;
      skipped += 1;
      if (skipped < (size * spreadOver) / sampleLength || trigrams.length > mostCounted) return;
      skipped = 0;
      sampled += 1;
      for (const trigram of trigrams) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    },
    learned: () => {
      if (sampled < sampleLength) return [];
      const found = [...counts]
        .filter(([, count]) => count >= sampled * commonShare)
        .map(([trigram]) => trigram)
        .slice(0, Math.max(0, mostCommon - common));
      counts = new Map();
      sampled = 0;
      common += found.length;
      return found;
    },
  };
}
