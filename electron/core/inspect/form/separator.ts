import { bounds } from '../../../../shared/bounds.ts';
import { documentedNames } from '../message/message.ts';

/** What is between the fields of an urlencoded form. The URL Standard, section 5.1, knows only `&`. */
export type Separator = '&' | ';' | '&amp;' | 'line break';

/** The place of a field in a body, in bytes. */
export interface FieldRange {
  readonly from: number;
  readonly to: number;
}

/** The fields of an urlencoded form in their order; empty ones are left out. Takes linear time. */
export function* fieldRanges(body: Buffer, separator: Separator): Generator<FieldRange> {
  for (let from = 0; from < body.length;) {
    const { at, length } = nextSeparator(body, from, separator);
    if (at > from) yield { from, to: at };
    from = at + length;
  }
}

/**
 * Finds out what separates the fields. Anything but `&` only where it separates at least two documented names, because
 * a text may contain it too.
 */
export function separatorOf(body: Buffer): Separator {
  if (body.length > bounds.guessedForm.bytes) return '&';
  const others: readonly Separator[] = body.includes('&') ? ['&amp;'] : [';', 'line break'];
  return others.find((one) => separatesDocumented(body, one)) ?? '&';
}

function separatesDocumented(body: Buffer, separator: Separator): boolean {
  const found = new Set<string>();
  for (const { from, to } of fieldRanges(body, separator)) {
    const name = nameAt(body, from);
    // Where `&` is followed by anything else, it is not written as in HTML.
    if (separator === '&amp;' && body.subarray(from, to).includes('&')) return false;
    if (name !== null && documentedNames.has(name)) found.add(name);
  }
  return found.size >= 2;
}

const longestName = 100;

/** The name of a field, when an equals sign is behind it; `null` otherwise. */
function nameAt(body: Buffer, from: number): string | null {
  const start = body.toString('latin1', from, from + longestName + 1);
  return /^([\w.[\]%+-]+)=/.exec(start)?.[1] ?? null;
}

/** The next separator; the end of the body when there is none. */
function nextSeparator(
  body: Buffer,
  from: number,
  separator: Separator,
): { readonly at: number; readonly length: number } {
  const end = { at: body.length, length: 0 };
  if (separator === '&' || separator === '&amp;') {
    const at = body.indexOf(separator, from);
    return at === -1 ? end : { at, length: separator.length };
  }
  const sign = separator === ';' ? ';' : '\n';
  for (let at = body.indexOf(sign, from); at !== -1; at = body.indexOf(sign, at + 1)) {
    const next = afterBlanks(body, at + 1);
    const first = separator === 'line break' && body[at - 1] === 0x0d ? at - 1 : at;
    if (next === body.length || nameAt(body, next) !== null)
      return { at: Math.max(from, first), length: next - Math.max(from, first) };
  }
  return end;
}

/** A few blanks or line ends behind a separator. */
function afterBlanks(body: Buffer, from: number): number {
  let at = from;
  while (at < from + 8 && [0x20, 0x09, 0x0a, 0x0d].includes(body[at] ?? 0)) at += 1;
  return at;
}
