import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { readMailbox, splitMailboxes } from '../../../../shared/mailbox.ts';
import { issue } from '../issue.ts';
import { standsSomewhere } from './places.ts';
import { ofMessages } from './subject.ts';
import { cutText } from '../../../../shared/cut-text.ts';

/**
 * `local@domain` (RFC 5322, section 3.4.1; RFC 6531 for letters beyond ASCII), with tolerance: dots may
 * stand anywhere in the local part, as some providers allow.
 */
const address =
  /^(?:[^\s"(),:;<>@[\\\]]+|"(?:[^"\\]|\\.)+")@(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(?:\.(?=.)|$))+$|^[^\s"(),:;<>@[\\\]]+@\[[\da-fA-F.:v]+\]$/u;

/** Whether the addresses are some. */
export const addresses = ofMessages(
  (subject) => {
    const { object, message } = subject.read;
    const { emailTo } = object;
    const to =
      typeof emailTo === 'string'
        ? wholeMailboxes(emailTo, message.emailTo[0] ?? '').flatMap((one) => wrong(one, '/emailTo'))
        : message.emailTo.flatMap((entry, index) => wrong(entry, `/emailTo/${index}`));
    const from = standsSomewhere(subject, 'emailFrom')
      ? []
      : sender(object['emailFrom'], message.emailFrom);
    return [...to.slice(0, bounds.reportedAddresses.entries), ...from];
  },
  ['email'],
);

/** The addresses in a text; of one that was cut, without the last, which may be half. */
function wholeMailboxes(text: string, shown: string): readonly string[] {
  const found = splitMailboxes(shown);
  return shown.length < text.length ? found.slice(0, -1) : found;
}

function sender(value: unknown, emailFrom: string | null): Issue[] {
  if (emailFrom !== null && emailFrom.trim() !== '') return wrong(emailFrom, '/emailFrom');
  const given = value !== undefined && value !== null && emailFrom === null;
  return given ? [] : [issue('address.sender-missing', {}, '/emailFrom')];
}

function wrong(entry: string, path: string): Issue[] {
  const field = path.split('/')[1] ?? '';
  if (entry.trim() === '') return [issue('address.empty', { field }, path)];
  const found = readMailbox(entry).address;
  if (found !== null && found.length <= 320 && address.test(found)) return [];
  return [issue('address.invalid', { address: cutText(entry.toWellFormed(), 80) }, path)];
}
