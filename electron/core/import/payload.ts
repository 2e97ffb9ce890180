import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import { textOnWire } from '../../../shared/wire-text.ts';
import { readHeadLines } from './head-lines.ts';
import { parsed } from './json-text.ts';
import { BrokenFile, type Imported, type TextImporter } from './importer.ts';
import { sentHere } from './sent-here.ts';

/** A line such as `X-GHL-Signature: …`; a scheme such as `https:` is not a header field. */
const headerLine = /^(?!https?:)[!#$%&'*+\-.^`|~\w]+:[ \t]*\S/i;

/** A bare JSON body, as CRMs offer it for copying. Header fields such as a signature may stand before it. */
export const payload: TextImporter = {
  is: 'text',
  name: 'a bare JSON body',
  recognises: (head) => headerLine.test(head.trimStart()),
  read: (bytes, now) => [readPayload(bytes, now)],
};

/** Header fields are looked for in the first bytes. */
const headBytes = 1024 ** 2;

/** @throws BrokenFile when what follows the header fields is no JSON object or array. */
function readPayload(bytes: Buffer, now: number): Imported {
  const text = bytes.toString('latin1', 0, headBytes);
  const start = /^(?:\xef\xbb\xbf)?\s*/.exec(text)?.[0].length ?? 0;
  const hasHead = headerLine.test(text.slice(start, start + 1_000));
  const head = hasHead ? readHeadLines(text, start, 1, isBodyStart) : null;
  const body = head === null ? bytes : bytes.subarray(head.bodyFrom);
  const line = head?.bodyLine ?? 1;
  const value = parsed(body.toString('utf8').replace(/^\uFEFF/, ''), line);
  if (typeof value !== 'object' || value === null) {
    throw new BrokenFile(`line ${line}`, 'the body is no JSON object or array');
  }
  return payloadRequest(body, head?.headers ?? [], now);
}

/** A request with this body, as the CRM would send it: what a payload does not say is assumed. */
export function payloadRequest(body: Uint8Array, headers: HeaderPairs, now: number): Imported {
  return sentHere({
    now,
    method: 'POST',
    url: '/',
    httpVersion: null,
    headers:
      headerValue(headers, 'content-type') === null
        ? [['Content-Type', 'application/json'], ...headers]
        : headers,
    body,
  });
}

function isBodyStart(line: string): boolean {
  return /^[ \t]*[[{]/.test(line);
}

/** Bytes of an RSA signature with a key of 2048 bits, which HighLevel sent before Ed25519. */
const legacyBytes = 256;

/**
 * The header field of a signature that was copied by itself: with its name (`X-WH-Signature: …`), or without it.
 *
 * @returns `null` for a text without a signature.
 */
export function signatureField(text: string): readonly [name: string, value: string] | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const [, name, value] = /^([!#$%&'*+\-.^`|~\w]+):\s*(\S[\s\S]*)$/.exec(trimmed) ?? [];
  if (name !== undefined && value !== undefined) return [name, onOneLine(value)];
  const bytes = Buffer.from(trimmed, 'base64').length;
  return [bytes === legacyBytes ? 'X-WH-Signature' : 'X-GHL-Signature', onOneLine(trimmed)];
}

/** A long value may have been copied in several lines. */
function onOneLine(value: string): string {
  return textOnWire(value.replace(/[\0\s]+/g, ''));
}
