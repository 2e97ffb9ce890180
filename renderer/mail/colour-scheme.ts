import type { MailColourScheme } from './mail-store.ts';

/** The value ends before the next colon, which keeps the matching linear. */
const darkRules = [/prefers-color-scheme\s*:\s*dark/i, /[^-\w]color-scheme\s*:[^;:}]*\bdark\b/i];

/** Whether a style sheet has rules for dark mode. */
export function hasDarkRules(css: string): boolean {
  return darkRules.some((rule) => rule.test(css));
}

/**
 * Approximates clients that darken every mail: the brightness of each colour is inverted, its hue and all images stay.
 */
const invertedColours = `<style>
html { background: #fff !important; filter: invert(0.93) hue-rotate(180deg) !important; }
img[src] { filter: invert(1) hue-rotate(180deg) !important; }
</style>`;

const start = '<!doctype html>\n';

/**
 * Adapts a sanitized document to a colour scheme. The style comes first: the parser moves it into the head (HTML, "the
 * before html insertion mode"), and nothing from the sender precedes it, such as an unclosed comment.
 */
export function withColourScheme(html: string, scheme: MailColourScheme): string {
  return scheme === 'forced' && html.startsWith(start)
    ? `${start}${invertedColours}${html.slice(start.length)}`
    : html;
}

/** The note about how the colours of a mail were made: it has no dark styles, or its colours are inverted. */
export function schemeNoteOf(html: string, scheme: MailColourScheme): 'none' | 'forced' | null {
  if (scheme === 'forced') return 'forced';
  return scheme === 'dark' && !hasDarkRules(html) ? 'none' : null;
}
