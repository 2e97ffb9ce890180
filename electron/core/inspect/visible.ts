/** Invisible control and format characters, such as a zero width space; those that join letters or emoji are not among them. */
const hidden =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** A text with its invisible characters as escapes, so that a sentence shows why it differs from what it looks like. */
export function visible(text: string): string {
  return text.replaceAll(hidden, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return `\\u${code.padStart(4, '0')}`;
  });
}
