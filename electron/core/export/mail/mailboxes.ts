import { cutText } from '../../../../shared/cut-text.ts';
import { readMailbox, splitMailboxes } from '../../../../shared/mailbox.ts';

const longestName = 500;
const longestAddress = 320;

/** `local@domain` without anything that has a meaning in a header (RFC 5322, section 3.4.1, its plain form). */
const plain = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;

/**
 * Reads the mailboxes of address fields. Line breaks become spaces, because one would begin another header.
 *
 * @returns only the mailboxes with an address that a header can hold.
 */
export function readMailboxes(
  texts: readonly string[],
): { readonly name: string; readonly address: string }[] {
  return texts
    .flatMap((text) => splitMailboxes(oneLine(text)).map(readMailbox))
    .flatMap(({ name, address }) =>
      address !== null && address.length <= longestAddress && plain.test(address)
        ? [{ name: cutText(name ?? '', longestName), address }]
        : [],
    );
}

/** Text for a header: one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
