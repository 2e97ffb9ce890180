import { bounds } from '../../shared/bounds.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Why something was removed from a mail, the worst first. `docs/mail-html.md` explains each. */
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

/** Equal removals, counted. */
export interface CountedRemoval extends Removal {
  readonly count: number;
}

/** Counts equal removals. Once there are `bounds.mailRemovals` different ones, further names are counted as `…`. */
export function createRemovalCounts(): {
  readonly add: (removal: Removal) => void;
  /** The worst first, then the most frequent. */
  readonly list: () => readonly CountedRemoval[];
} {
  const counts = new Map<string, CountedRemoval>();
  return {
    add: ({ what, name: fullName, why }) => {
      const { characters } = bounds.mailRemovalName;
      const name = shortText(fullName, characters);
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
