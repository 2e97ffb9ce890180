import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { isE164, loadPhoneNumbers } from '../message/phone-number.ts';
import { mergeFieldIn } from '../message/merge-field.ts';
import { noTextIn } from '../message/no-text.ts';
import { percentDecodedPhone } from '../message/percent-encoded.ts';
import { isMisplaced } from './misplaced.ts';
import { forMessages } from './check.ts';
import { shortened } from '../kind/evidence.ts';

/** Phone numbers that are missing or not in E.164. */
export const phone = forMessages(
  (input) => {
    const { object, message } = input.read;
    const written = message.phone;
    if (written === null || written === '') {
      const given = Object.hasOwn(object, 'phone') && object['phone'] !== null && written === null;
      const isSomewhere = given || isMisplaced(input, 'phone');
      return isSomewhere ? [] : [issue('phone.missing', {}, '/phone')];
    }
    if (isE164(written) || isReportedText(written)) return [];
    const whole = `+${written.slice(1)}`;
    return input.json.is === 'form' && written.startsWith(' ') && isE164(whole)
      ? [issue('phone.plus-lost', { would: whole }, '/phone')]
      : formatIssues(written);
  },
  ['sms', 'custom'],
);

/** Whether it is no number but a text that other checks report: percent-encoded, a merge field or no value at all. */
function isReportedText(written: string): boolean {
  return (
    percentDecodedPhone(written) !== null ||
    mergeFieldIn(written) !== null ||
    noTextIn(written) !== null
  );
}

async function formatIssues(written: string): Promise<Issue[]> {
  const shown = shortened(written);
  const { completed } = await loadPhoneNumbers();
  const found = completed(written);
  switch (found.is) {
    case 'same':
      return [];
    case 'international':
      return [issue('phone.not-e164', { phone: shown, would: found.number }, '/phone')];
    case 'national':
      return [issue('phone.no-country', { phone: shown, would: found.number }, '/phone')];
    case 'local':
      return [issue('phone.no-country', { phone: shown }, '/phone')];
    case 'too-long':
      return [issue('phone.too-long', { phone: shown, digits: found.digits }, '/phone')];
    case 'none':
      return [issue('phone.not-number', { phone: shown }, '/phone')];
  }
}
