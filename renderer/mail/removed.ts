/** Why something of a mail did not reach its reader, the worst first. `docs/mail-html.md` says each in a sentence. */
export const removalReasons = [
  'script',
  'embeds',
  'form',
  'moves',
  'fetches',
  'imitates',
  'scheme',
  'acts',
  'plays',
  'parses',
  'names',
  'nowhere',
  'unseen',
  'unlisted',
] as const;

export type RemovalReason = (typeof removalReasons)[number];

export interface Removal {
  readonly what: 'element' | 'attribute' | 'style' | 'address' | 'comment';
  /** `script`, `onclick`, `@namespace`, `javascript:` … */
  readonly name: string;
  readonly why: RemovalReason;
}

/** A removal, and how often it was made. */
export interface Removed extends Removal {
  readonly count: number;
}

/** Different removals that are told apart, and characters of a name: a sender may invent any number. */
export const removalLimits = { entries: 300, name: 60 };

/** Counts equal removals. Beyond `removalLimits.entries` different ones, what is new counts as `…`. */
export function createTally(): {
  readonly add: (removal: Removal) => void;
  /** The worst first, then the most frequent. */
  readonly list: () => readonly Removed[];
} {
  const counts = new Map<string, Removed>();
  return {
    add: ({ what, name: whole, why }) => {
      const name =
        whole.length > removalLimits.name ? `${whole.slice(0, removalLimits.name)}…` : whole;
      let key = JSON.stringify([what, why, name]);
      let removal: Removal = { what, name, why };
      if (!counts.has(key) && counts.size >= removalLimits.entries) {
        removal = { what, name: '…', why };
        key = JSON.stringify([what, why]);
      }
      counts.set(key, { ...removal, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () =>
      [...counts.values()].sort(
        (a, b) =>
          removalReasons.indexOf(a.why) - removalReasons.indexOf(b.why) ||
          b.count - a.count ||
          a.name.localeCompare(b.name),
      ),
  };
}
