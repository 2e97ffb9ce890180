import addressparser from 'nodemailer/lib/addressparser';
import { cutText } from '../../../../shared/cut-text.ts';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const longestName = 500;
const longestAddress = 320;

/** `local@domain` without anything that has a meaning in a header (RFC 5322, section 3.4.1, its plain form). */
const plain = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;

/**
 * Reads what a payload has in place of addresses. A line break would begin another header, so it becomes a blank here.
 *
 * @returns the mailboxes that are some; none for text that is no address.
 */
export function readMailboxes(texts: readonly string[]): Mailbox[] {
  return texts
    .flatMap((text) => addressparser(oneLine(text), { flatten: true }))
    .map(({ name, address }) => ({ name: cutText(name, longestName), address }))
    .filter(({ address }) => address.length <= longestAddress && plain.test(address));
}

/** Text for a header: one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
