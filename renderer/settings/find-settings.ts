/** The texts by which each setting can be found. */
export type SettingTexts<Name> = readonly (readonly [name: Name, texts: readonly string[]])[];

/**
 * The settings in whose texts every word of the query is, or begins a part of: without regard for case and diacritics.
 * In the order of the texts; none for a query without words.
 */
export function findSettings<Name>(query: string, all: SettingTexts<Name>): readonly Name[] {
  const words = simplified(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return all
    .filter(([, texts]) => {
      const text = simplified(texts.join(' '));
      return words.every((word) => text.includes(word));
    })
    .map(([name]) => name);
}

function simplified(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
