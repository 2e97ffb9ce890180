/** Who may fetch an attachment and until when, by the query of its URL. */
export interface LinkAccess {
  /** It has a signature or a token, so anybody with the link can fetch the file. */
  readonly signed: boolean;
  /** When the link expires, in milliseconds since 1970; `null` when the URL does not say. */
  readonly expiresAt: number | null;
}

type LinkQuery = ReadonlyMap<string, string>;

/**
 * Parameters that hold a signature or a token, lower-case: AWS, Google, Alibaba and Tencent (`…-signature`,
 * `q-signature`), their older forms and CloudFront (`signature`), Azure (`sig`), Meta (`oh`), Firebase (`token`).
 */
const signatures = [
  'x-amz-signature',
  'x-goog-signature',
  'x-oss-signature',
  'q-signature',
  'signature',
  'sig',
  'oh',
  'token',
  'access_token',
  'auth_token',
  'jwt',
  'hmac',
];

/** Each reads the expiry in one notation. The first one found counts. */
const expiries: readonly ((query: LinkQuery) => number | null)[] = [
  // AWS signature version 4, Google version 4, Alibaba version 4: a start and seconds from it.
  (query) => startAndSeconds(query, 'x-amz'),
  (query) => startAndSeconds(query, 'x-goog'),
  (query) => startAndSeconds(query, 'x-oss'),
  // Azure shared access signature: `se`, an ISO 8601 time.
  (query) => isoTime(query.get('se')),
  // AWS version 2, Google version 2, CloudFront and many others: seconds since 1970.
  (query) => seconds(query.get('expires'), 10),
  (query) => seconds(query.get('exp'), 10),
  (query) => seconds(query.get('expiry'), 10),
  (query) => seconds(query.get('expires_at'), 10),
  (query) => isoTime(query.get('expires')) ?? isoTime(query.get('expires_at')),
  // Meta: `oe`, seconds since 1970 in hex.
  (query) => seconds(query.get('oe'), 16),
];

/** Reads the access from the URL. Never throws; nothing is fetched. */
export function readLinkAccess(url: string): LinkAccess {
  const query = readQuery(url);
  for (const expiryOf of expiries) {
    const expiresAt = expiryOf(query);
    if (expiresAt !== null) return { signed: isSigned(query), expiresAt };
  }
  return { signed: isSigned(query), expiresAt: null };
}

function isSigned(query: LinkQuery): boolean {
  return signatures.some((name) => (query.get(name) ?? '') !== '');
}

/** The parameters by lower-case name; of a repeated one, the first value. */
function readQuery(url: string): LinkQuery {
  const text = /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '';
  const query = new Map<string, string>();
  for (const pair of text.split('&')) {
    const [name = '', ...value] = pair.split('=');
    const key = decoded(name).toLowerCase();
    if (!query.has(key)) query.set(key, decoded(value.join('=')));
  }
  return query;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A stray percent sign: it is not percent-encoded.
    return text;
  }
}

/** `20261122T100000Z` in `…-date`, and how long from then in `…-expires`. */
function startAndSeconds(query: LinkQuery, prefix: string): number | null {
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
  const start = query.get(`${prefix}-date`)?.replace(basic, '$1-$2-$3T$4:$5:$6Z');
  const length = query.get(`${prefix}-expires`);
  if (start === undefined || length === undefined || !/^\d{1,10}$/.test(length)) return null;
  return plausible(Date.parse(start) + Number(length) * 1000);
}

function isoTime(text: string | undefined): number | null {
  return text !== undefined && /^\d{4}-\d\d-\d\d/.test(text) ? plausible(Date.parse(text)) : null;
}

/** Seconds since 1970; with 13 digits and in decimals, milliseconds. */
function seconds(text: string | undefined, base: 10 | 16): number | null {
  if (text === undefined || !(base === 10 ? /^\d{9,13}$/ : /^[\da-f]{8}$/i).test(text)) return null;
  const number = Number.parseInt(text, base);
  return plausible(text.length === 13 ? number : number * 1000);
}

/** A time between 2000 and 2100; another number means something else. */
function plausible(time: number): number | null {
  return time >= Date.UTC(2000, 0) && time < Date.UTC(2100, 0) ? time : null;
}
