import { bounds } from '../../shared/bounds.ts';
import { shortText } from '../../shared/cut-text.ts';

/** Why something was stripped from a mail, the worst first. `docs/mail-html.md` explains each. */
export const stripReasons = [
  'script',
  'embedded-content',
  'form',
  'navigation',
  'hidden-request',
  'overlay',
  'url-scheme',
  'interaction',
  'media',
  'parser-differential',
  'over-limit',
  'dom-clobbering',
  'invalid-url',
  'not-rendered',
  'not-allowed',
] as const;

export type StripReason = (typeof stripReasons)[number];

export interface StrippedItem {
  readonly what: 'element' | 'attribute' | 'style' | 'address' | 'comment';
  /** `script`, `onclick`, `@namespace`, `javascript:` … */
  readonly name: string;
  readonly why: StripReason;
}

/** Equal items, counted. */
export interface CountedStrippedItem extends StrippedItem {
  readonly count: number;
}

/** Counts equal items. Once there are `bounds.mailStripped` different ones, further names are counted as `…`. */
export function createStrippedCounts(): {
  readonly add: (item: StrippedItem) => void;
  /** The worst first, then the most frequent. */
  readonly list: () => readonly CountedStrippedItem[];
} {
  const counts = new Map<string, CountedStrippedItem>();
  return {
    add: ({ what, name: fullName, why }) => {
      const { characters } = bounds.mailStrippedName;
      const name = shortText(fullName, characters);
      let key = JSON.stringify([what, why, name]);
      let item: StrippedItem = { what, name, why };
      if (!counts.has(key) && counts.size >= bounds.mailStripped.entries) {
        item = { what, name: '…', why };
        key = JSON.stringify([what, why]);
      }
      counts.set(key, { ...item, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () =>
      [...counts.values()].sort(
        (a, b) =>
          stripReasons.indexOf(a.why) - stripReasons.indexOf(b.why) ||
          b.count - a.count ||
          a.name.localeCompare(b.name),
      ),
  };
}
