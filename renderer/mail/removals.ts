import { bounds } from '../../shared/bounds.ts';
import { shortText } from '../../shared/cut-text.ts';

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
  'too-much',
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
export interface CountedRemoval extends Removal {
  readonly count: number;
}

/** Counts equal removals. Beyond `bounds.mailRemovals` different ones, what is new counts as `…`. */
export function createTally(): {
  readonly add: (removal: Removal) => void;
  /** The worst first, then the most frequent. */
  readonly list: () => readonly CountedRemoval[];
} {
  const counts = new Map<string, CountedRemoval>();
  return {
    add: ({ what, name: whole, why }) => {
      const { characters } = bounds.mailRemovalName;
      const name = shortText(whole, characters);
      let key = JSON.stringify([what, why, name]);
      let removal: Removal = { what, name, why };
      if (!counts.has(key) && counts.size >= bounds.mailRemovals.entries) {
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
