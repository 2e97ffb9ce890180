/** A person and their address, as a mail header writes them. */
export interface Mailbox {
  /** `null` when only the address is written. */
  readonly name: string | null;
  /** `null` when there is no address in it. */
  readonly address: string | null;
}

/**
 * Reads `Name <user@host>`, `"Name, with comma" <user@host>` or a bare address (RFC 5322,
 * section 3.4) with tolerance: what fits neither is taken for a name.
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

/** Without blanks, and with an at sign inside. No one expression for both: it would try each at sign against the whole. */
function isBare(text: string): boolean {
  return !/\s/.test(text) && text.slice(1, -1).includes('@');
}

/** A quoted string's own text (RFC 5322, section 3.2.4). */
function unquoted(text: string): string {
  const quoted = /^"(.*)"$/s.exec(text.trim());
  return quoted === null ? text.trim() : (quoted[1] ?? '').replace(/\\(.)/gs, '$1');
}

/**
 * Splits a list of mailboxes at its commas, but not at those in quotes or angle brackets.
 *
 * @returns each entry as written; empty ones fall away.
 */
export function splitMailboxes(text: string): readonly string[] {
  return (text.match(/(?:"(?:\\.|[^"\\])*"?|<[^>]*>?|[^,"<])+/gs) ?? [])
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
