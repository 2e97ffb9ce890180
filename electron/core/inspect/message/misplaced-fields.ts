import { isObject, type JsonObject } from '../json/json-object.ts';

/** What a documented field should hold, found in another place. */
export interface Place {
  /** The documented name, which is missing. */
  readonly meant: string;
  /** The name that it stands under; names within names have a dot between them. */
  readonly found: string;
  /** JSON pointer to it. */
  readonly path: string;
  readonly value: unknown;
}

const texts = [
  ...['body', 'text', 'content', 'messageBody', 'messageText', 'messageContent', 'message_body'],
  ...['message_text', 'smsBody', 'smsText', 'msg', 'plainText'],
] as const;
const within = ['body', 'text', 'content'] as const;

/** Where writers of payloads put what the documentation keeps under one name, the likeliest first. */
const places: readonly {
  readonly meant: string;
  readonly at: readonly string[];
  readonly fits: (value: unknown) => boolean;
  /** Only where a mail is meant, or only where none is. */
  readonly of?: 'mail' | 'other';
}[] = [
  {
    meant: 'type',
    at: ['messageType', 'message_type', 'channel'],
    fits: (value) => typeof value === 'string' && /^(?:sms|email|custom|call)$/i.test(value),
  },
  {
    meant: 'html',
    at: ['htmlBody', 'html_body', 'bodyHtml', 'body_html', 'body', 'content', 'message.html'],
    fits: (value) => isText(value) && value.includes('<'),
    of: 'mail',
  },
  {
    meant: 'message',
    at: [
      ...texts,
      ...within.map((name) => `message.${name}`),
      ...within.map((name) => `data.${name}`),
      'html',
    ],
    fits: isText,
  },
  {
    meant: 'phone',
    at: [
      ...['to', 'phoneNumber', 'phone_number', 'toNumber', 'to_number', 'toPhone', 'recipient'],
      ...[
        'contactPhone',
        'contact_phone',
        'mobile',
        'number',
        'contact.phone',
        'contact.phoneNumber',
      ],
      ...['contact.phone_number', 'to.phone'],
    ],
    fits: isPhone,
    of: 'other',
  },
  {
    meant: 'emailTo',
    at: ['to', 'toEmail', 'to_email', 'email', 'recipient', 'recipients', 'contact.email'],
    fits: isAddress,
    of: 'mail',
  },
  {
    meant: 'emailFrom',
    at: ['from', 'fromEmail', 'from_email', 'sender'],
    fits: isAddress,
    of: 'mail',
  },
  { meant: 'contactId', at: ['contact.id', 'contact.contactId'], fits: isText },
  { meant: 'locationId', at: ['location.id', 'location.locationId'], fits: isText },
  { meant: 'messageId', at: ['message.id', 'message.messageId'], fits: isText },
  {
    meant: 'attachments',
    at: [
      'attachment',
      'attachmentUrls',
      'attachment_urls',
      'media',
      'mediaUrls',
      'mediaUrl',
      'files',
    ],
    fits: isLinks,
  },
];

/**
 * Documented fields that are missing while what they should hold stands in another place.
 *
 * @param isMail whether the object is read as an e-mail.
 */
export function standingElsewhere(json: JsonObject, isMail: boolean): readonly Place[] {
  const taken = new Set<string>();
  const found: Place[] = [];
  for (const { meant, at, fits, of } of places) {
    const isAsked = of === undefined || (of === 'mail') === isMail;
    // An e-mail with HTML needs no other text.
    const isSpared = meant === 'message' && isMail && hasHtml(json, found);
    if (!isAsked || isSpared || !isMissing(own(json, meant), meant)) continue;
    const name = at.find((one) => !taken.has(one) && fits(valueAt(json, one)));
    if (name === undefined) continue;
    taken.add(name);
    const path = `/${name.replaceAll('.', '/')}`;
    found.push({ meant, found: name, path, value: valueAt(json, name) });
  }
  return found;
}

/** Whether a text that could be a message's stands in the object, under whatever name. */
export function textPlace(json: JsonObject): string | null {
  return ['message', ...texts].find((name) => isText(own(json, name))) ?? null;
}

function hasHtml(json: JsonObject, found: readonly Place[]): boolean {
  return isText(own(json, 'html')) || found.some(({ meant }) => meant === 'html');
}

/** What is not there. A message that is an object is, though not as it should be: it may hold the text. */
function isMissing(value: unknown, meant: string): boolean {
  if (value === undefined || value === null) return true;
  if (meant === 'message' && isObject(value)) return true;
  return typeof value === 'string'
    ? value.trim() === ''
    : Array.isArray(value) && value.length === 0;
}

function valueAt(json: JsonObject, name: string): unknown {
  const [first = '', second] = name.split('.');
  const value = own(json, first);
  if (second === undefined) return value;
  return isObject(value) ? own(value, second) : undefined;
}

function own(json: JsonObject, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Five digits at least, and little else. */
function isPhone(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const text = typeof first === 'number' ? String(first) : first;
  if (typeof text !== 'string' || text.length > 60 || text.includes('@')) return false;
  return text.replaceAll(/\D/g, '').length >= 5;
}

function isAddress(value: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [first] = all;
  return typeof first === 'string' && first.length < 1_000 && /[^\s@]@[^\s@]/.test(first);
}

function isLinks(value: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return typeof all[0] === 'string' && /^https?:/i.test(all[0]);
}
