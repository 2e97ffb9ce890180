import { shortText } from '../../shared/cut-text.ts';

/** Characters of an address that are drawn; it is copied and opened whole. */
const drawn = 2_000;

/** An address as it is drawn: every one of a list may be as long as a mail lets it. */
export function shortened(address: string): string {
  return shortText(address, drawn);
}
