/** Requests whose trigrams are counted before any is called common. */
const sampleLength = 1_000;

/** The share of them that must have a common trigram. */
const commonShare = 0.9;

/** The part of the index that the sample is spread over, so that one burst of equal requests does not decide. */
const spreadOver = 1 / 8;

/** Common trigrams at most. A webhook with all its header fields has some hundreds that never change. */
const maxCommon = 4_000;

/** A request with more trigrams is not typical of others, and counting it would take memory. */
const maxCounted = 20_000;

/**
 * Learns which trigrams nearly every request has, mostly from the names of header fields and JSON fields. They distinguish
 * no request from another, and would be the larger part of the index. A trigram that is common stays common: the index is
 * never asked for it again, so it does not matter which requests were indexed with it before.
 */
export interface CommonTrigrams {
  /** Counts the trigrams of an indexed request: each once, without those that are common already. */
  readonly add: (trigrams: readonly string[]) => void;
  /** The trigrams that became common since the last call. */
  readonly takeLearned: () => readonly string[];
}

/**
 * @param known how many are common already.
 * @param indexed how many requests are indexed already.
 */
export function learnCommonTrigrams(known: number, indexed: number): CommonTrigrams {
  let common = known;
  let size = indexed;
  let counts = new Map<string, number>();
  let sampled = 0;
  let skipped = 0;

  return {
    add: (trigrams) => {
      size += 1;
      skipped += 1;
      if (skipped < (size * spreadOver) / sampleLength || trigrams.length > maxCounted) return;
      skipped = 0;
      sampled += 1;
      for (const trigram of trigrams) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    },
    takeLearned: () => {
      if (sampled < sampleLength) return [];
      const found = [...counts]
        .filter(([, count]) => count >= sampled * commonShare)
        .map(([trigram]) => trigram)
        .slice(0, Math.max(0, maxCommon - common));
      counts = new Map();
      sampled = 0;
      common += found.length;
      return found;
    },
  };
}
