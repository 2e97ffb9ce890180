import { translatedNames } from './translated-names.ts';
import { isObject, type JsonObject } from '../json/json-object.ts';

/** The value of a missing documented field, found under another name. */
export interface MisplacedField {
  /** The missing documented name. */
  readonly meant: string;
  /** The name that holds the value; nested names are joined by a dot. */
  readonly found: string;
  /** JSON pointer to it. */
  readonly path: string;
  readonly value: unknown;
}

const textNames = [
  ...['body', 'text', 'content', 'messageBody', 'messageText', 'messageContent', 'message_body'],
  ...['message_text', 'smsBody', 'smsText', 'msg', 'plainText'],
] as const;
const nestedTextNames = ['body', 'text', 'content'] as const;

/** Under which names senders put the value of a documented field, the most likely first. */
const alternatives: readonly {
  readonly meant: string;
  readonly names: readonly string[];
  readonly accepts: (value: unknown) => boolean;
  /** Only for e-mails, or only for other messages. */
  readonly onlyFor?: 'mail' | 'other';
}[] = [
  {
    meant: 'type',
    names: ['messageType', 'message_type', 'channel', ...translatedNames('type')],
    accepts: (value) => typeof value === 'string' && /^(?:sms|email|custom|call)$/i.test(value),
  },
  {
    meant: 'html',
    names: ['htmlBody', 'html_body', 'bodyHtml', 'body_html', 'body', 'content', 'message.html'],
    accepts: (value) => isText(value) && value.includes('<'),
    onlyFor: 'mail',
  },
  {
    meant: 'message',
    names: [
      ...textNames,
      ...nestedTextNames.map((name) => `message.${name}`),
      ...nestedTextNames.map((name) => `data.${name}`),
      ...translatedNames('message'),
      'html',
    ],
    accepts: isText,
  },
  {
    meant: 'phone',
    names: [
      ...['to', 'phoneNumber', 'phone_number', 'toNumber', 'to_number', 'toPhone', 'recipient'],
      ...[
        'contactPhone',
        'contact_phone',
        'mobile',
        'number',
        'contact.phone',
        'contact.phoneNumber',
      ],
      ...['contact.phone_number', 'to.phone', ...translatedNames('phone')],
    ],
    accepts: isPhone,
    onlyFor: 'other',
  },
  {
    meant: 'emailTo',
    names: [
      ...['to', 'toEmail', 'to_email', 'email', 'recipient', 'recipients', 'contact.email'],
      ...translatedNames('emailTo'),
    ],
    accepts: isAddress,
    onlyFor: 'mail',
  },
  {
    meant: 'emailFrom',
    names: ['from', 'fromEmail', 'from_email', 'sender', ...translatedNames('emailFrom')],
    accepts: isAddress,
    onlyFor: 'mail',
  },
  { meant: 'subject', names: translatedNames('subject'), accepts: isText, onlyFor: 'mail' },
  { meant: 'contactId', names: ['contact.id', 'contact.contactId'], accepts: isText },
  { meant: 'locationId', names: ['location.id', 'location.locationId'], accepts: isText },
  { meant: 'messageId', names: ['message.id', 'message.messageId'], accepts: isText },
  {
    meant: 'attachments',
    names: [
      'attachment',
      'attachmentUrls',
      'attachment_urls',
      'media',
      'mediaUrls',
      'mediaUrl',
      'files',
      ...translatedNames('attachments'),
    ],
    accepts: isLinks,
  },
];

/** What was found in each object: several checks ask. */
const known = {
  mail: new WeakMap<JsonObject, readonly MisplacedField[]>(),
  other: new WeakMap<JsonObject, readonly MisplacedField[]>(),
};

/**
 * Finds missing documented fields whose value is under another name.
 *
 * @param isMail whether the object is read as an e-mail.
 */
export function findMisplacedFields(json: JsonObject, isMail: boolean): readonly MisplacedField[] {
  const found = known[isMail ? 'mail' : 'other'];
  const misplaced = found.get(json) ?? find(json, isMail);
  found.set(json, misplaced);
  return misplaced;
}

function find(json: JsonObject, isMail: boolean): readonly MisplacedField[] {
  const taken = new Set<string>();
  const found: MisplacedField[] = [];
  for (const { meant, names, accepts, onlyFor } of alternatives) {
    const applies = onlyFor === undefined || (onlyFor === 'mail') === isMail;
    // An e-mail with HTML needs no `message`.
    const isOptional = meant === 'message' && isMail && hasHtml(json, found);
    if (!applies || isOptional || !isMissing(own(json, meant), meant)) continue;
    const name = names.find((one) => !taken.has(one) && accepts(valueAt(json, one)));
    if (name === undefined) continue;
    taken.add(name);
    const path = `/${name.replaceAll('.', '/')}`;
    found.push({ meant, found: name, path, value: valueAt(json, name) });
  }
  return found;
}

/** The name of the first field that could hold the text of a message. */
export function textFieldIn(json: JsonObject): string | null {
  return ['message', ...textNames].find((name) => isText(own(json, name))) ?? null;
}

function hasHtml(json: JsonObject, found: readonly MisplacedField[]): boolean {
  return isText(own(json, 'html')) || found.some(({ meant }) => meant === 'html');
}

/** Whether a field has no value. A `message` that is an object counts as missing, since it may contain the text. */
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

/** At least five digits in a short text. */
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
