import type { TextSpot } from '../../../../shared/detail.ts';
import type { OpenedBody } from '../opened-body.ts';
import type { JsonFault } from '../json/json-fault.ts';

/** What is marked of a faulty JSON: the string, word or number at the place, otherwise one character. */
const markedWord = /"[^"\r\n]{0,80}"|[\p{L}\p{N}_$.+-]{1,80}|[^]/uy;

/**
 * The places in the text of a body that its issues are about, by the codes of the issues.
 *
 * @param shownCharacters those at the start of the text that the window gets. Places behind them are left out.
 */
export function textSpots(opened: OpenedBody, shownCharacters: number): readonly TextSpot[] {
  const { body } = opened;
  const shown = body.text.slice(0, shownCharacters);
  const codes = new Set(body.issues.map(({ code }) => code));
  const invalid = codes.has('charset.invalid') ? firstInvalid(body, shown) : null;
  const fault = faultIn(opened);
  const end = body.text.length;
  const spots: readonly TextSpot[] = [
    ...(fault === null ? [] : [fault]),
    ...(invalid === null ? [] : [{ code: 'charset.invalid', from: invalid, to: invalid + 1 }]),
    ...(codes.has('encoding.incomplete')
      ? [{ code: 'encoding.incomplete', from: end, to: end }]
      : []),
  ];
  return spots.filter(({ to }) => to <= shownCharacters);
}

function faultIn({ body, json }: OpenedBody): TextSpot | null {
  try {
    const reading = json();
    if (reading.is !== 'faulty') return null;
    const spot = faultSpot(body.text, reading.fault);
    return reading.isLines ? { ...spot, code: 'json.invalid.lines' } : spot;
  } catch {
    // Nested too deeply to be parsed.
    return null;
  }
}

function faultSpot(text: string, { code, at }: JsonFault): TextSpot {
  markedWord.lastIndex = at;
  const marked = code === 'json.invalid.end' ? '' : (markedWord.exec(text)?.[0] ?? '');
  return { code, from: at, to: at + marked.length };
}

const replacement = '\uFFFD';
const encoder = new TextEncoder();

/**
 * The index of the first replacement character that the sender did not write itself; `null` when that is unknown: only
 * of UTF-8 it can be told.
 *
 * @param text what is searched: the text of the body, or its beginning.
 */
function firstInvalid({ charset, content }: OpenedBody['body'], text: string): number | null {
  if (charset !== 'utf-8') return null;
  let bytesBefore = startsWithMark(content) ? 3 : 0;
  let from = 0;
  for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, at + 1)) {
    bytesBefore += encoder.encode(text.slice(from, at)).length;
    const [a, b, c] = content.subarray(bytesBefore, bytesBefore + 3);
    if (a !== 0xef || b !== 0xbf || c !== 0xbd) return at;
    from = at;
  }
  return null;
}

function startsWithMark([a, b, c]: Uint8Array): boolean {
  return a === 0xef && b === 0xbb && c === 0xbf;
}
