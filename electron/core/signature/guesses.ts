import { hash } from 'node:crypto';
import type { ReasonCode } from './reasons.ts';
import { rewriteJson, sortKeys, type JsonStyle } from './rewrite-json.ts';

/** A body from all the sides that a signer may have seen. */
export interface SignedBody {
  /** As they came off the wire. */
  readonly bytes: Uint8Array;
  /** With content codings taken off; `bytes` themselves when there are none. */
  readonly content: Uint8Array;
  /** `content` read in its charset, a byte order mark left away. */
  readonly text: string;
  readonly charset: string;
  /** `undefined` when `text` is not JSON. */
  readonly json: unknown;
}

/** Bytes that may have been signed in place of the body's. */
export interface Guess {
  readonly bytes: Uint8Array | string;
  /** What the reason's sentence names. */
  readonly values?: Readonly<Record<string, string | number>>;
}

interface Row {
  readonly code: ReasonCode;
  /** Nothing where the guess makes no sense. It may throw. */
  readonly make: (body: SignedBody) => readonly Guess[];
}

const everyNonAscii = /[^\0-\x7e]/g;
const nothing = /(?!)/g;
const python: JsonStyle = { spaced: true, escaped: everyNonAscii, slashes: false };
const php: JsonStyle = { spaced: false, escaped: /[^\0-\x7f]/g, slashes: true };
/** What Go's encoder takes for dangerous in HTML and JavaScript. */
const goEscaped = /[<>&\u2028\u2029]/g;

/**
 * What signers and checkers get wrong about the bytes, the commonest first. The first that fits is the
 * explanation.
 */
export const guesses: readonly Row[] = [
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

/** The guesses of one row that differ from the body itself. Total. */
export function madeBy({ make }: Row, body: SignedBody): readonly (Guess & { bytes: Buffer })[] {
  try {
    return make(body)
      .map((guess) => ({ ...guess, bytes: Buffer.from(guess.bytes) }))
      .filter(({ bytes }) => !bytes.equals(body.bytes));
  } catch {
    // JSON that is nested too deeply to be written anew.
    return [];
  }
}

function inJson(make: Row['make']): Row['make'] {
  return (body) => (body.json === undefined ? [] : make(body));
}

/** The UTF-8 byte order mark is three bytes that a text reader swallows. */
function withoutMark(bytes: Uint8Array): Guess[] {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? [{ bytes: bytes.subarray(3) }] : [];
}
