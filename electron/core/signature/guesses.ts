import { hash } from 'node:crypto';
import type { ReasonCode } from './reasons.ts';
import { rewriteJson, sortKeys, type JsonStyle } from './rewrite-json.ts';

/** The body in every form that the signer may have used. */
export interface SignedBody {
  /** The received bytes. */
  readonly bytes: Uint8Array;
  /** The bytes after content decoding; `bytes` itself without a content coding. */
  readonly content: Uint8Array;
  /** `content` decoded in its charset, without a byte order mark. */
  readonly text: string;
  readonly charset: string;
  /** `undefined` when `text` is not JSON. */
  readonly json: unknown;
}

/** Bytes that may have been signed instead of the received ones. */
export interface Guess {
  readonly bytes: Uint8Array | string;
  /** The values of the reason's sentence. */
  readonly values?: Readonly<Record<string, string | number>>;
}

interface GuessRow {
  readonly code: ReasonCode;
  /** Empty when the guess does not apply to this body. May throw. */
  readonly make: (body: SignedBody) => readonly Guess[];
}

const everyNonAscii = /[^\0-\x7e]/g;
const nothing = /(?!)/g;
const python: JsonStyle = { spaced: true, escaped: everyNonAscii, slashes: false };
const php: JsonStyle = { spaced: false, escaped: /[^\0-\x7f]/g, slashes: true };
/** Go's encoder escapes what is dangerous in HTML and JavaScript. */
const goEscaped = /[<>&\u2028\u2029]/g;

/**
 * Which bytes were signed by mistake, the most common mistake first. The first match is the explanation. To add one:
 * a row here and a sentence in `reasons.ts`.
 */
export const guesses: readonly GuessRow[] = [
  { code: 'reserialised', make: inJson(({ json }) => [{ bytes: JSON.stringify(json) }]) },
  {
    code: 'decoded-content',
    make: ({ bytes, content }) => (content === bytes ? [] : [{ bytes: content }]),
  },
  { code: 'without-bom', make: ({ content }) => withoutMark(content) },
  {
    code: 'utf8-text',
    make: ({ text, charset }) => [{ bytes: text, values: { charset: charset.toUpperCase() } }],
  },
  { code: 'with-newline', make: ({ text }) => [{ bytes: `${text}\n` }, { bytes: `${text}\r\n` }] },
  { code: 'without-end', make: ({ text }) => [{ bytes: text.trimEnd() }, { bytes: text.trim() }] },
  {
    code: 'line-ends',
    make: ({ text }) => {
      const plain = text.replaceAll('\r\n', '\n');
      return plain.includes('\n')
        ? [{ bytes: plain }, { bytes: plain.replaceAll('\n', '\r\n') }]
        : [];
    },
  },
  {
    code: 'python-json',
    make: inJson(({ text }) => [
      { bytes: rewriteJson(text, python) },
      { bytes: rewriteJson(text, { ...python, escaped: nothing }) },
      { bytes: rewriteJson(text, { ...python, spaced: false }) },
    ]),
  },
  {
    code: 'php-json',
    make: inJson(({ text }) => [
      { bytes: rewriteJson(text, php) },
      { bytes: rewriteJson(text, { ...php, escaped: nothing }) },
    ]),
  },
  {
    code: 'indented-json',
    make: inJson(({ json }) =>
      [2, 4].map((spaces) => ({ bytes: JSON.stringify(json, null, spaces), values: { spaces } })),
    ),
  },
  {
    code: 'sorted-json',
    make: inJson(({ json }) => [{ bytes: JSON.stringify(sortKeys(json)) }]),
  },
  {
    code: 'go-json',
    make: inJson(({ json }) => {
      const text = JSON.stringify(sortKeys(json));
      return [{ bytes: rewriteJson(text, { spaced: false, escaped: goEscaped, slashes: false }) }];
    }),
  },
  { code: 'json-string', make: ({ text }) => [{ bytes: JSON.stringify(text) }] },
  {
    code: 'prehashed',
    make: ({ bytes }) =>
      (['sha256', 'sha512'] as const).flatMap((name) => {
        const form = name === 'sha256' ? 'SHA-256' : 'SHA-512';
        return [
          { bytes: hash(name, bytes, 'buffer'), values: { form } },
          { bytes: hash(name, bytes), values: { form: `${form} in hex` } },
        ];
      }),
  },
  { code: 'no-body', make: ({ bytes }) => (bytes.length === 0 ? [] : [{ bytes: '' }]) },
];

/** The guesses of a row that differ from the received bytes. Never throws. */
export function madeBy(
  { make }: GuessRow,
  body: SignedBody,
): readonly (Guess & { bytes: Buffer })[] {
  try {
    return make(body)
      .map((guess) => ({ ...guess, bytes: Buffer.from(guess.bytes) }))
      .filter(({ bytes }) => !bytes.equals(body.bytes));
  } catch {
    // The JSON is nested too deeply to be rewritten.
    return [];
  }
}

function inJson(make: GuessRow['make']): GuessRow['make'] {
  return (body) => (body.json === undefined ? [] : make(body));
}

/** Text readers drop the three bytes of a UTF-8 byte order mark. */
function withoutMark(bytes: Uint8Array): Guess[] {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? [{ bytes: bytes.subarray(3) }] : [];
}
