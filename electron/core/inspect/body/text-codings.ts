import { bounds } from '../../../../shared/bounds.ts';
import { percentDecoded } from '../form/transfer-encoding.ts';
import { codingAtStart } from './decoders.ts';
import { isText } from './plain-text.ts';
import { wideCharset } from './wide-charset.ts';

/** A coding that writes bytes as ASCII text, and the bytes that it was applied to. */
export interface TextCoding {
  readonly coding: 'base64' | 'percent-encoding' | 'hexadecimal' | 'JSON string';
  readonly bytes: Uint8Array;
}

/** Fewer characters could be a word. */
const fewestCharacters = 16;

/** How often a coding may have been applied. */
const deepest = 3;

/**
 * Finds the coding of a body that is text for transport as a whole: base64 (RFC 4648, section 4 or 5; gateways write it
 * where they expect binary data), percent-encoding, hexadecimal digits, or a JSON string, into which a program puts JSON
 * that it takes for a text. Only where the bytes within are a payload, because many other texts could be base64 too.
 *
 * @returns `null` for any other body.
 */
export function textCodingOf(body: Uint8Array, depth = 1): TextCoding | null {
  if (body.length < fewestCharacters || body.length > bounds.guessedForm.bytes) return null;
  if (depth > deepest || !startsEncoded(body)) return null;
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1').trim();
  const found = [
    hexadecimalIn(text),
    percentEncodedIn(text),
    base64In(text),
    jsonStringIn(text),
  ].find((one) => one !== null && isPayload(one.bytes, depth));
  return found ?? null;
}

/** A quick look at the beginning, since every body is asked. */
function startsEncoded(body: Uint8Array): boolean {
  const start = Buffer.from(body.subarray(0, 40)).toString('latin1');
  return /^\s*(?:"?(?:data:|[\w+/-]{16}|(?:%[\da-f]{2}){2})|"\s*[{[\\]|"[\w.[\]-]{1,30}=)/i.test(
    start,
  );
}

function hexadecimalIn(text: string): TextCoding | null {
  if (text.length % 2 === 1 || !/^[\da-f]+$/i.test(text)) return null;
  return { coding: 'hexadecimal', bytes: Buffer.from(text, 'hex') };
}

/** JSON that was sent as the name of a form's only field ends with an equals sign. */
function percentEncodedIn(text: string): TextCoding | null {
  if (!/^(?:%7b|%5b)[!-~]+$/i.test(text) || /["{}&]/.test(text)) return null;
  const name = text.replace(/=$/, '').replaceAll('+', ' ');
  return { coding: 'percent-encoding', bytes: percentDecoded(Buffer.from(name, 'latin1')) };
}

function base64In(text: string): TextCoding | null {
  const whole = text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  const content = whole.startsWith('data:') ? withoutDataPrefix(whole) : whole;
  const packed = content.replace(/\\r|\\n|\s/g, '');
  return /^[\w+/-]+={0,2}$/.test(packed)
    ? { coding: 'base64', bytes: Buffer.from(packed, 'base64') }
    : null;
}

/** @param text with one character for each byte. */
function jsonStringIn(text: string): TextCoding | null {
  if (!text.startsWith('"') || !text.endsWith('"')) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString());
    return typeof value === 'string' ? { coding: 'JSON string', bytes: Buffer.from(value) } : null;
  } catch {
    return null;
  }
}

/** The data of a `data:` URL in base64 (RFC 2397). */
function withoutDataPrefix(url: string): string {
  const comma = url.slice(0, 200).indexOf(',');
  return url.slice(0, Math.max(0, comma)).endsWith(';base64') ? url.slice(comma + 1) : '';
}

/** Whether bytes are JSON, a form, a compressed body, or one of them in another such coding. */
function isPayload(bytes: Uint8Array, depth: number): boolean {
  if (codingAtStart(bytes) !== undefined) return true;
  if (wideCharset(bytes) !== null) return true;
  if (!isText(bytes)) return false;
  const start = Buffer.from(bytes.subarray(0, 300)).toString('latin1');
  return (
    /^(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*["[{\]])/.test(start) ||
    /^[\w.[\]-]{1,100}=[^\s&]{0,200}&[\w.[\]-]{1,100}=/.test(start) ||
    /^--[^\r\n]{1,70}\r?\nContent-Disposition:/i.test(start) ||
    textCodingOf(bytes, depth + 1) !== null
  );
}
