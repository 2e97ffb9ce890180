import { isUtf8 } from 'node:buffer';
import { bounds } from '../../../../shared/bounds.ts';
import type { Part } from '../../../../shared/parts.ts';
import { headerValue, type HeaderPairs } from '../../../../shared/request.ts';
import { decodeText } from '../body/charset.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import { contentTypeOf, type ContentType } from '../body/content-type.ts';
import type { PartRange } from './multipart.ts';
import { readParameters } from '../body/parameters.ts';
import { transferEncodingOf, percentDecoded } from './transfer-encoding.ts';

/** The header lines of a part. */
export interface PartHead {
  readonly name: string | null;
  readonly filename: string | null;
  readonly type: ContentType | null;
  readonly encoding: Part['encoding'];
}

export function readPartHead(body: Buffer, { headers }: PartRange): PartHead {
  const pairs = headers === null ? [] : pairsOf(body.subarray(headers.from, headers.to));
  const parameters = readParameters(headerValue(pairs, 'content-disposition') ?? '');
  return {
    name: textOf(parameters, 'name'),
    filename: textOf(parameters, 'filename'),
    type: contentTypeOf(pairs),
    encoding: transferEncodingOf(headerValue(pairs, 'content-transfer-encoding')),
  };
}

/** Header lines, which may be folded. They are read as UTF-8, else as windows-1252, which old programs write. */
function pairsOf(bytes: Buffer): HeaderPairs {
  const lines = bytes.subarray(0, bounds.partHead.bytes);
  return decodeText(lines, isUtf8(lines) ? null : 'windows-1252')
    .text.replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()] as const;
    });
}

type Parameters = ReturnType<typeof readParameters>;

/** A text parameter in any of the encodings for text beyond ASCII. */
function textOf(parameters: Parameters, name: string): string | null {
  const plain = parameters.get(name);
  return (
    extended(parameters.get(`${name}*`)) ??
    continued(parameters, name) ??
    (plain === undefined ? null : unescaped(decodeEncodedWords(plain)))
  );
}

/** Browsers percent-encode only quotes and line ends in names (HTML, multipart form data). */
function unescaped(value: string): string {
  return value.replace(/%(22|0D|0A)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** A value that starts with its charset, such as `UTF-8''caf%C3%A9` (RFC 8187, section 3.2). */
function extended(value: string | undefined): string | null {
  const [charset, text] = withCharset(value ?? '');
  return text === null ? null : decodeText(percentDecoded(Buffer.from(text)), charset).text;
}

/** A value in several parameters: `name*0*=UTF-8''caf%C3%A9; name*1="-two"` (RFC 2231, section 4). */
function continued(parameters: Parameters, name: string): string | null {
  const pieces: Buffer[] = [];
  let charset: string | null = null;
  for (;;) {
    const at = `${name}*${pieces.length}`;
    const coded = parameters.get(`${at}*`);
    const piece = coded ?? parameters.get(at);
    if (piece === undefined) break;
    const isFirst = pieces.length === 0 && coded !== undefined;
    const [named, text] = isFirst ? withCharset(piece) : [null, piece];
    if (isFirst) charset = named;
    const bytes = Buffer.from(text ?? piece);
    pieces.push(coded === undefined ? bytes : percentDecoded(bytes));
  }
  return pieces.length === 0 ? null : decodeText(Buffer.concat(pieces), charset).text;
}

/** Splits a value at its charset. @returns `null` as the text when it has none. */
function withCharset(value: string): readonly [charset: string | null, text: string | null] {
  const [, charset, text] = /^([^']*)'[^']*'(.*)$/s.exec(value) ?? [];
  return [charset?.trim() || null, text ?? null];
}
