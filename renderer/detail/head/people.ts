import { readMailbox, splitMailboxes } from '../../../shared/mailbox.ts';
import type { ProviderMessage } from '../../../shared/provider-message.ts';

/** A sender or a receiver. */
export interface Person {
  /** The name of the field, as the webhook names it. */
  readonly field: 'emailFrom' | 'emailTo' | 'phone';
  /** The address or the number; the whole entry where it has none. */
  readonly address: string;
  /** What they are called, where the entry says so. */
  readonly name: string | null;
}

/** From whom a message is and to whom. An SMS names its receiver only. */
export function peopleOf(message: ProviderMessage): {
  readonly from: Person | null;
  readonly to: readonly Person[];
} {
  const { emailFrom, emailTo, phone } = message;
  const mails = emailTo.flatMap(splitMailboxes).map((entry) => person('emailTo', entry));
  const phones = phone === null || phone === '' ? [] : [person('phone', phone)];
  return { from: emailFrom ? person('emailFrom', emailFrom) : null, to: [...phones, ...mails] };
}

function person(field: Person['field'], entry: string): Person {
  if (field === 'phone') return { field, address: entry, name: null };
  const { name, address } = readMailbox(entry);
  return { field, address: address ?? entry, name: address === null ? null : name };
}
