import { capture } from '../capture/capture.ts';
import type { CapturedRequest, HeaderPairs, SentReply } from '../../../shared/request.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { ExportEntry } from './exporter.ts';

const redacted = 'REDACTED';

/**
 * Header fields whose values give access: credentials (RFC 9110, section 11; RFC 6265) and fields with names like theirs. Signatures
 * give no access, and verdicts need them.
 */
const secretHeader =
  /authorization|^(?:set-)?cookie2?$|secret|token|passw(?:or)?d|credential|(?:api|auth|access|private)[-_]?key|^x-auth/i;

/** Whether the value of a header field of this name may give access to something. */
export function givesAccess(name: string): boolean {
  return secretHeader.test(name.trim());
}

/** Names of the header fields whose values the settings have: the one of the guard, and those of destinations. */
export function secretFieldsOf({
  guard,
  destinations,
}: Pick<Settings, 'guard' | 'destinations'>): readonly string[] {
  const names = destinations.flatMap(({ headers }) => headers.map(([name]) => name));
  return guard?.is === 'header' ? [guard.name, ...names] : names;
}

/** Whether the value of a header field of this name gives access. */
type IsSecret = (name: string) => boolean;

/** The path of a Delivery URL, anywhere in a text. */
const deliveryToken = /(\/in\/)[A-Za-z0-9_-]+/g;

/**
 * Removes from a request what gives access: credentials in headers, the path token, and query values, because Delivery URLs can have
 * secrets there. The body stays byte for byte, except for bytes that were not HTTP: they contain the headers.
 *
 * @param secretFields names of more header fields with secrets: the one that the guard requires, and those of destinations,
 *   which a request has that came back from one.
 */
export function redact(entry: ExportEntry, secretFields: readonly string[]): ExportEntry {
  const { request } = entry;
  const more = new Set(secretFields.map((name) => name.toLowerCase()));
  const isSecret = (name: string) => givesAccess(name) || more.has(name.trim().toLowerCase());
  const clean: CapturedRequest = {
    ...request,
    url: request.url === null ? null : redactAddress(request.url),
    headers: cleanPairs(request.headers, isSecret),
    trailers: cleanPairs(request.trailers, isSecret),
  };
  const reply = cleanReply(entry.reply, isSecret);
  // After a broken chunk, the rest of the body may be the head of another request.
  if (request.method !== null && request.broken === null)
    return { ...entry, reply, request: clean };
  const { ended } = request.body;
  const bytes = Buffer.from(
    cleanHead(Buffer.from(entry.body).toString('latin1'), isSecret),
    'latin1',
  );
  return { ...entry, reply, request: capture({ ...clean, ended }, bytes).request, body: bytes };
}

/** A reply rule may send cookies and credentials. */
function cleanReply(reply: SentReply | null, isSecret: IsSecret): SentReply | null {
  return reply?.sent === undefined
    ? reply
    : { ...reply, sent: { ...reply.sent, headers: cleanPairs(reply.sent.headers, isSecret) } };
}

function cleanPairs(pairs: HeaderPairs, isSecret: IsSecret): HeaderPairs {
  return pairs.map(([name, value]) => {
    if (isSecret(name)) return [name, redacted];
    // A signature's base64 can look like a path.
    return [name, /signature/i.test(name) ? value : cleanAddresses(value)];
  });
}

/** Redacts each word that may be an address, which all have a `/`. */
function cleanAddresses(text: string): string {
  return text.replace(/\S+/g, (word) => (word.includes('/') ? redactAddress(word) : word));
}

/** An address or a path without path token and query values. */
export function redactAddress(address: string): string {
  const [path = '', ...query] = address.replace(deliveryToken, `$1${redacted}`).split('?');
  const values = query.join('?').replace(/=[^&#]*/g, `=${redacted}`);
  return query.length === 0 ? path : `${path}?${values}`;
}

/** The line ends of lenient parsers. The group keeps them among the parts of a split. */
const lineEnd = /(\r\n|\n|\r)/;

/** A line that names a field, however malformed: after other bytes, with white space before the colon, or without a colon. */
const namedLine = /^([^A-Za-z0-9]*)([\w.-]{1,100})([ \t]*[:=]?[ \t]*)/;

/**
 * Redacts a head that no parser understood, line by line. A line that begins with white space continues the field before it
 * (RFC 9112, section 5.2), and is redacted with it.
 */
function cleanHead(text: string, isSecret: IsSecret): string {
  let continues = false;
  return text
    .split(lineEnd)
    .map((line, index) => {
      if (index % 2 === 1) return line;
      if (continues && /^[ \t]/.test(line)) return ` ${redacted}`;
      const [start = '', , name = ''] = namedLine.exec(line) ?? [];
      continues = name !== '' && isSecret(name);
      return continues ? `${start.trimEnd()} ${redacted}` : cleanAddresses(line);
    })
    .join('');
}
