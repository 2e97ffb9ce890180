/*
 * The only reader of mailboxes. nodemailer's parser repairs what it reads (`a b@c` becomes `b@c`), which would hide the
 * malformed addresses that an inspector has to report.
 */

/** A person and their address, as a mail header writes them. */
export interface Mailbox {
  /** `null` when only the address is written. */
  readonly name: string | null;
  /** `null` when it holds no address. */
  readonly address: string | null;
}

/**
 * Reads `Name <user@host>`, `"Name, with comma" <user@host>` or a bare address (RFC 5322, section 3.4). Any other text
 * is taken for a name.
 */
export function readMailbox(text: string): Mailbox {
  const whole = text.trim();
  const open = whole.lastIndexOf('<');
  if (open >= 0 && whole.endsWith('>')) {
    return {
      name: unquoted(whole.slice(0, open)) || null,
      address: whole.slice(open + 1, -1).trim() || null,
    };
  }
  return isBare(whole)
    ? { name: null, address: whole }
    : { name: unquoted(whole) || null, address: null };
}

/** Whether it has no white space and an at sign inside. Two tests, since one expression for both takes quadratic time. */
function isBare(text: string): boolean {
  return !/\s/.test(text) && text.slice(1, -1).includes('@');
}

/** The text of a quoted string (RFC 5322, section 3.2.4). */
function unquoted(text: string): string {
  const quoted = /^"(.*)"$/s.exec(text.trim());
  return quoted === null ? text.trim() : (quoted[1] ?? '').replace(/\\(.)/gs, '$1');
}

/**
 * Splits a list of mailboxes at its commas, except those in quotes or angle brackets. Mail programs and forms write
 * semicolons and line breaks in their place: they count where an address is on each side of them.
 *
 * @returns each entry as written, without empty ones.
 */
export function splitMailboxes(text: string): readonly string[] {
  const entries = entriesIn(text, /(?:"(?:\\.|[^"\\])*"?|<[^>]*>?|[^,;\r\n"<])+/gs);
  return entries.every((entry) => entry.includes('@'))
    ? entries
    : entriesIn(text, /(?:"(?:\\.|[^"\\])*"?|<[^>]*>?|[^,"<])+/gs);
}

function entriesIn(text: string, entry: RegExp): readonly string[] {
  return (text.match(entry) ?? []).map((one) => one.trim()).filter((one) => one !== '');
}

/** What separates or ends the mailboxes of a list in place of commas; `null` for commas alone, or a single mailbox. */
export function otherSeparator(text: string): ';' | 'line break' | null {
  const found = separatorIn(text);
  // Where it is not split there, it is part of a name.
  if (found === undefined || splitMailboxes(text).some((one) => separatorIn(one))) return null;
  return found === ';' ? ';' : 'line break';
}

/** The first separator outside of quotes, angle brackets and groups: `Name: a@b, c@d;` (RFC 5322, section 3.4). */
function separatorIn(text: string): string | undefined {
  const outside = text
    .trim()
    .replace(/"(?:\\.|[^"\\])*"?|<[^>]*>?/gs, '')
    .replace(/:[^:;]*;(?=\s*(?:,|$))/g, '');
  return /[;\r\n]/.exec(outside)?.[0];
}
