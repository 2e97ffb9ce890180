import { capture } from '../capture/capture.ts';
import type { CapturedRequest, HeaderPairs, SentReply } from '../../../shared/request.ts';
import type { ExportEntry } from './exporter.ts';

const redacted = 'REDACTED';

/**
 * Header fields whose values let somebody in: credentials (RFC 9110, section 11; RFC 6265) and what is
 * commonly named like them. A signature lets nobody in and stays, for it is what a verdict rests on.
 */
const secretHeader =
  /authorization|^(?:set-)?cookie2?$|secret|token|passw(?:or)?d|credential|(?:api|auth|access|private)[-_]?key|^x-auth/i;

/** Whether the value of a header field with this name lets somebody in. */
type IsSecret = (name: string) => boolean;

/** The path of a Delivery URL, wherever it stands. */
const deliveryToken = /(\/in\/)[A-Za-z0-9_-]+/g;

/**
 * Takes out of a request what gives access: credentials in headers, the path token, and the values of the
 * query, where Delivery URLs carry secrets. The body stays byte for byte, save for bytes that were not HTTP:
 * they hold the headers.
 *
 * @param guard the name of the header field that the guard requires; `null` for none.
 */
export function redact(entry: ExportEntry, guard: string | null): ExportEntry {
  const { request } = entry;
  const isSecret = (name: string) =>
    secretHeader.test(name.trim()) || name.trim().toLowerCase() === guard?.toLowerCase();
  const clean: CapturedRequest = {
    ...request,
    url: request.url === null ? null : withoutSecrets(request.url),
    headers: cleanPairs(request.headers, isSecret),
    trailers: cleanPairs(request.trailers, isSecret),
  };
  const reply = cleanReply(entry.reply, isSecret);
  // Where a chunk broke, the body ends in bytes that may be the head of another request.
  if (request.method !== null && request.broken === null)
    return { ...entry, reply, request: clean };
  const { ended } = request.body;
  const bytes = Buffer.from(
    cleanHead(Buffer.from(entry.body).toString('latin1'), isSecret),
    'latin1',
  );
  return { ...entry, reply, request: capture({ ...clean, ended }, bytes).request, body: bytes };
}

/** A rule may send cookies and credentials too. */
function cleanReply(reply: SentReply | null, isSecret: IsSecret): SentReply | null {
  return reply?.sent === undefined
    ? reply
    : { ...reply, sent: { ...reply.sent, headers: cleanPairs(reply.sent.headers, isSecret) } };
}

function cleanPairs(pairs: HeaderPairs, isSecret: IsSecret): HeaderPairs {
  return pairs.map(([name, value]) => {
    if (isSecret(name)) return [name, redacted];
    // By chance, base64 can look like a path.
    return [name, /signature/i.test(name) ? value : cleanAddresses(value)];
  });
}

/** A text whose addresses and paths tell no secrets. */
function cleanAddresses(text: string): string {
  return text.replace(/\S+/g, (word) => (word.includes('/') ? withoutSecrets(word) : word));
}

/** Text whose words that hold a `/` may be addresses. */
function withoutAddresses(text: string): string {
  return text.replace(/\S+/g, (word) => (word.includes('/') ? withoutSecrets(word) : word));
}

/** An address or a path without its token and the values of its query. */
function withoutSecrets(address: string): string {
  const [path = '', ...query] = address.replace(deliveryToken, `$1${redacted}`).split('?');
  const values = query.join('?').replace(/=[^&#]*/g, `=${redacted}`);
  return query.length === 0 ? path : `${path}?${values}`;
}

/** What some parsers take for the end of a line, with the end itself kept. */
const lineEnd = /(\r\n|\n|\r)/;

/** A line that no parser may understand and that yet names a field: after odd bytes, with blanks before its colon, or without one. */
const namedLine = /^([^A-Za-z0-9]*)([\w.-]{1,100})([ \t]*[:=]?[ \t]*)/;

/**
 * The same for a head that no parser understood, line by line. A line that begins with a blank goes on with the field before
 * it (RFC 9112, section 5.2), and with its fate.
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
      return continues ? `${start.trimEnd()} ${redacted}` : withoutAddresses(line);
    })
    .join('');
}
