/** What a sentence names. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence with its values in the places of `{name}`. */
export function filledIn(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
