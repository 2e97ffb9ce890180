import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { otherSeparator, readMailbox, splitMailboxes } from '../../../../shared/mailbox.ts';
import { issue } from '../issue.ts';
import { mergeFieldIn } from '../message/merge-field.ts';
import { percentDecodedAddress } from '../message/percent-encoded.ts';
import { readAddresses } from '../message/mailbox-value.ts';
import { isMisplaced } from './misplaced.ts';
import { visible } from '../visible.ts';
import { forMessages } from './check.ts';
import { cutText } from '../../../../shared/cut-text.ts';

/**
 * `local@domain` (RFC 5322, section 3.4.1; RFC 6531 for letters beyond ASCII). Dots may be anywhere in the local part,
 * as some providers allow.
 */
const address =
  /^(?:[^\s"(),:;<>@[\\\]]+|"(?:[^"\\]|\\.)+")@(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(?:\.(?=.)|$))+$|^[^\s"(),:;<>@[\\\]]+@\[[\da-fA-F.:v]+\]$/u;

/** Invalid, empty and missing e-mail addresses. */
export const addresses = forMessages(
  (input) => {
    const { object, message } = input.read;
    const { emailTo } = object;
    const { entries, isJsonText } = readAddresses(emailTo, bounds.recipients.entries);
    const isText = typeof emailTo === 'string' && !isJsonText;
    const separator = isText ? otherSeparator(message.emailTo[0] ?? '') : null;
    const to = isText
      ? wholeMailboxes(emailTo, message.emailTo[0] ?? '').flatMap((one) =>
          addressIssues(one, '/emailTo'),
        )
      : message.emailTo.flatMap((entry, index) =>
          addressIssues(entry, `/emailTo${entries[index]?.path ?? ''}`),
        );
    const from = isMisplaced(input, 'emailFrom')
      ? []
      : senderIssues(object['emailFrom'], message.emailFrom);
    return [
      ...(separator === null
        ? []
        : [issue('address.separator', { field: 'emailTo', separator }, '/emailTo')]),
      ...to.slice(0, bounds.reportedAddresses.entries),
      ...from,
    ];
  },
  ['email'],
);

/** The addresses in a text; of a text that was cut, without the last one, which may be incomplete. */
function wholeMailboxes(text: string, shown: string): readonly string[] {
  const found = splitMailboxes(shown);
  return shown.length < text.length ? found.slice(0, -1) : found;
}

function senderIssues(value: unknown, emailFrom: string | null): Issue[] {
  if (emailFrom !== null && emailFrom.trim() !== '') return addressIssues(emailFrom, '/emailFrom');
  const given = value !== undefined && value !== null && emailFrom === null;
  return given ? [] : [issue('address.sender-missing', {}, '/emailFrom')];
}

function addressIssues(entry: string, path: string): Issue[] {
  const field = path.split('/')[1] ?? '';
  if (entry.trim() === '') return [issue('address.empty', { field }, path)];
  if (percentDecodedAddress(entry) !== null || mergeFieldIn(entry) !== null) return [];
  const found = readMailbox(entry).address;
  if (found !== null && found.length <= 320 && address.test(found)) return [];
  return [issue('address.invalid', { address: visible(cutText(entry.toWellFormed(), 80)) }, path)];
}
