import { headerValue } from '../../../shared/request.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { pieces, type Exporter, type ExportEntry } from './exporter.ts';
import { shellWord, singleQuoted } from './shell-quote.ts';

/** Linux refuses arguments of more than 128 KiB. */
const longestArgument = 100_000;

/** 57 bytes make a base64 line of 76 characters (RFC 2045). */
const lineBytes = 57;
const linesAtOnce = 1_000;

/** Headers that curl makes itself, for its connection. */
const madeByCurl = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/**
 * A target that curl sends unchanged: without dot segments, a fragment, a `?` at its end, lower-case percent-encoding, or
 * characters that need encoding. Any other needs `--request-target`.
 */
const plainTarget = /^(?!.*\/\.)(?!.*\?$)\/(?:[\w\-.~!$&'()*+,;=:@/?[\]{}]|%[\dA-F]{2})*$/;

/** A command for any POSIX shell that sends the request again, byte for byte. */
export const curl: Exporter = {
  before: () => '',
  between: '\n\n',
  after: '\n',
  heading: ({ request }) => `# #${request.id} ${new Date(request.receivedAt).toISOString()}\n`,
  entry: (entry, { targetBase }) => curlCommand(entry, new URL(targetBase)),
};

function* curlCommand({ request, body }: ExportEntry, base: URL): Generator<string> {
  const { method, url } = request;
  if (method === null || url === null) {
    yield "# These bytes were not HTTP, so curl can't send them. Export them as raw.";
    return;
  }
  const written = writtenBody(request, body);
  if (written === 'piped') yield "base64 --decode <<'END_OF_BODY' | ";
  yield [
    `curl ${methodOptions(method, written !== null)}${targetOptions(url, base)}`,
    ...protocolOption(request.httpVersion, base),
    ...headerWords(request.headers, written === null ? null : body.length).map(
      (word) => `-H ${word}`,
    ),
    ...(written === null ? [] : [written === 'piped' ? '--data-binary @-' : written]),
  ].join(' \\\n  ');
  if (written !== 'piped') return;
  for (const lines of pieces(body, lineBytes * linesAtOnce)) yield base64Lines(lines);
  yield '\nEND_OF_BODY';
}

/** The option with the body; `piped` when the body must come through standard input, `null` without a body. */
function writtenBody({ headers }: CapturedRequest, body: Uint8Array): string | null {
  const announced =
    headerValue(headers, 'content-length') ?? headerValue(headers, 'transfer-encoding');
  if (body.length === 0) return announced === null ? null : "--data-binary ''";
  const text = body.length > longestArgument ? null : singleQuoted(body);
  if (text === null) return 'piped';
  // --data-binary takes a text that begins with @ as a file name.
  return `${text.startsWith("'@") ? '--data-raw' : '--data-binary'} ${text}`;
}

function methodOptions(method: string, hasBody: boolean): string {
  if (!hasBody && method === 'GET') return '';
  // With -X HEAD, curl waits for a body.
  return !hasBody && method === 'HEAD' ? '--head ' : `-X ${shellWord(method)} `;
}

/** The path of a target is appended to the path of the base, which a proxy removes. */
function targetOptions(url: string, { origin, pathname }: URL): string {
  const target = url.startsWith('/') ? pathname.replace(/\/$/, '') + url : url;
  if (!plainTarget.test(target)) {
    return `--request-target ${shellWord(target)} ${shellWord(origin)}`;
  }
  return (/[[\]{}]/.test(target) ? '--globoff ' : '') + shellWord(origin + target);
}

/** Over TLS, curl would choose HTTP/2, which has header names in lower case only. */
function protocolOption(httpVersion: string | null, { protocol }: URL): readonly string[] {
  if (httpVersion === '1.0') return ['--http1.0'];
  return protocol === 'https:' ? ['--http1.1'] : [];
}

/** In curl's syntax, `Name;` sends an empty value and `Name:` leaves out curl's own header. */
function headerWords(headers: HeaderPairs, bodyBytes: number | null): readonly string[] {
  const own = ['User-Agent', 'Accept'];
  if (bodyBytes !== null) own.push('Content-Type');
  // curl sends Expect: 100-continue before a body of more than 1 MB, older versions of more than 1 KB.
  if (bodyBytes !== null && bodyBytes > 1024) own.push('Expect');
  return [
    ...headers
      .filter(([name]) => !madeByCurl.has(name.toLowerCase()))
      .map(([name, value]) => shellWord(value === '' ? `${name};` : `${name}: ${value}`)),
    ...own.filter((name) => headerValue(headers, name) === null).map((name) => `'${name}:'`),
  ];
}

function base64Lines(bytes: Buffer): string {
  return [...pieces(bytes, lineBytes)].map((line) => `\n${line.toString('base64')}`).join('');
}
