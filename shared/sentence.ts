/** The values that a sentence names, by name. */
export type SentenceValues = Readonly<Record<string, string | number>>;

/** The texts and the names of each sentence in turns. There are as many as the tables have. */
const split = new Map<string, readonly string[]>();

/** Replaces each `{name}` of a sentence by its value; a missing value leaves nothing there. */
export function fillIn(sentence: string, values: SentenceValues): string {
  const pieces = split.get(sentence) ?? sentence.split(/\{(\w+)\}/);
  split.set(sentence, pieces);
  let text = pieces[0] ?? '';
  for (let at = 1; at < pieces.length; at += 2)
    text += `${values[pieces[at] ?? ''] ?? ''}${pieces[at + 1] ?? ''}`;
  return text;
}
