import { bounds } from '../../../shared/bounds.ts';
import type { SmsAnalysis } from '../../../shared/sms.ts';
import { kindOf } from '../inspect/kind/kind-of.ts';
import { loadPhoneNumbers } from '../inspect/message/phone-number.ts';
import type { OpenedBody } from '../inspect/opened-body.ts';
import { objectOf } from '../inspect/json/read-json.ts';
import { countSegments } from './segments.ts';
import { withoutEnd } from '../../../shared/without-ends.ts';

/**
 * A web address, up to white space or a character that no address contains. Punctuation at its end is removed
 * afterwards.
 */
const link = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»]+/gi;
const closing = /[.,;:!?'’)\]}]/;
const closingOutside = /[.,;:!?'’]/;

/** How the text of an SMS would be sent by a carrier; `null` for other kinds and without a text. */
export async function readSms({ json }: OpenedBody): Promise<SmsAnalysis | null> {
  const object = objectOf(json());
  if (object === null) return null;
  const { kind } = kindOf(object);
  const { message: text, phone } = object;
  if ((kind !== 'sms' && kind !== 'custom') || typeof text !== 'string') return null;
  return {
    ...(await countSegments(text)),
    links: linksIn(text),
    phone: typeof phone === 'string' ? (await loadPhoneNumbers()).facts(phone) : null,
  };
}

function linksIn(text: string): string[] {
  const found: string[] = [];
  for (const [written] of text.matchAll(link)) {
    // A closing bracket belongs to an address that contains the opening one.
    found.push(withoutEnd(written, written.includes('(') ? closingOutside : closing));
    if (found.length === bounds.smsLinks.entries) break;
  }
  return found;
}
