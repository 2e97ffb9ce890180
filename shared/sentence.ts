/** The values that a sentence names, by name. */
export type SentenceValues = Readonly<Record<string, string | number>>;

/** Replaces each `{name}` of a sentence by its value; a missing value leaves nothing there. */
export function fillIn(sentence: string, values: SentenceValues): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
