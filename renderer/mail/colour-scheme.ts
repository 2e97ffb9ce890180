import type { MailColourScheme } from './mail-store.ts';

/** A value ends at the next colon at the latest, so that no text is read twice. */
const darkRules = [/prefers-color-scheme\s*:\s*dark/i, /[^-\w]color-scheme\s*:[^;:}]*\bdark\b/i];

/** Whether a style sheet says what changes for a reader who has it dark. */
export function hasDarkRules(css: string): boolean {
  return darkRules.some((rule) => rule.test(css));
}

/**
 * What programs do that darken a mail by themselves, roughly: every colour becomes its opposite in brightness and
 * keeps its hue, pictures stay as they are.
 */
const invertedColours = `<style>
html { background: #fff !important; filter: invert(0.93) hue-rotate(180deg) !important; }
img[src] { filter: invert(1) hue-rotate(180deg) !important; }
</style>`;

const start = '<!doctype html>\n';

/**
 * A sanitized document as a scheme wants it. The style comes before everything: the parser puts it into the head
 * (HTML, "the before html insertion mode"), and no text of the sender's can swallow it.
 */
export function withColourScheme(html: string, scheme: MailColourScheme): string {
  return scheme === 'forced' && html.startsWith(start)
    ? `${start}${invertedColours}${html.slice(start.length)}`
    : html;
}
