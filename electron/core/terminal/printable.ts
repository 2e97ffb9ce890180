/** A sender's text must not steer the terminal: what controls it is shown as a replacement. */
export function printable(text: string, limit = 200): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown;
}

/** The same for a text of several lines, which stay lines. */
export function printableLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .split('\t')
        .map((part) => printable(part, Infinity))
        .join('\t'),
    )
    .join('\n');
}
