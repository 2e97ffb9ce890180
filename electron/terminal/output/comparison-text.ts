import { comparisonSentence, comparisonTexts } from '../../../shared/comparison-sentence.ts';
import type {
  Comparison,
  ComparedHeader,
  ComparedValue,
  FieldChange,
  HeaderComparison,
} from '../../../shared/comparison.ts';
import { formatGap } from '../../../shared/format-gap.ts';
import { pointerName } from '../../../shared/pointer-name.ts';
import { fillIn } from '../../../shared/sentence.ts';
import { printable } from './printable.ts';
import { styled } from './styles.ts';

/** The sentence that says what differs. */
export function sentenceOf({ difference }: Comparison): string {
  return comparisonSentence(difference, {
    say: (text, values = {}) => fillIn(comparisonTexts[text], values),
    list: (texts) => new Intl.ListFormat('en', { type: 'conjunction' }).format(texts),
    gap: (ms) => formatGap(ms, 'en', 'long'),
  });
}

/** A comparison in lines, for a human reader: `-` stands for the first request, `+` for the second. */
export function comparisonLines(comparison: Comparison): readonly string[] {
  const { facts, headers, trailers } = comparison;
  return [
    printable(sentenceOf(comparison), 1_000),
    ...section(
      'Facts',
      facts
        .filter(({ name, left, right }) => name !== 'received' && left !== right)
        .map(({ name, left, right }) => `  ${name}  ${shownFact(left)} → ${shownFact(right)}`),
    ),
    ...section('Fields', fieldLines(comparison)),
    ...section('Headers', headerLines(headers)),
    ...section('Trailers', headerLines(trailers)),
    ...section('Text', textLines(comparison)),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', styled('bold', title), ...lines];
}

function shownFact(value: string | number | null): string {
  return value === null ? '(absent)' : printable(String(value));
}

function fieldLines({ fields }: Comparison): readonly string[] {
  if (fields.is === 'uncompared') return [];
  const { changes, total, isCut } = fields;
  const more = total - changes.length;
  return [
    ...changes.flatMap(changeLines),
    ...(more > 0 ? [`  (${more} more)`] : []),
    ...(isCut ? ['  (too many differences: not all values were compared)'] : []),
  ];
}

function changeLines({ is, before, after }: FieldChange): readonly string[] {
  const name = printable(pointerName((after ?? before)?.path ?? '') || '/', 100);
  const note = is === 'reordered' ? '  (the same elements in another order)' : '';
  return [
    ...(before === null ? [] : [removed(`${name}: ${shownValue(before)}${note}`)]),
    ...(after === null ? [] : [added(`${name}: ${shownValue(after)}${note}`)]),
  ];
}

function shownValue({ type, text, from }: ComparedValue): string {
  const start = `${from > 0 ? '…' : ''}${printable(text)}`;
  return type === 'string' ? JSON.stringify(start) : start;
}

function headerLines({ changes, isReordered }: HeaderComparison): readonly string[] {
  return [
    ...changes.flatMap(({ before, after }) => [
      ...pairs(before).map(removed),
      ...pairs(after).map(added),
    ]),
    ...(isReordered ? ['  (the order differs)'] : []),
  ];
}

function pairs(header: ComparedHeader | null): readonly string[] {
  return (header?.values ?? []).map(
    (value) => `${printable(header?.name ?? '')}: ${printable(value)}`,
  );
}

/** The line where the texts first differ. Fields say more, so it is shown only where there are none. */
function textLines({ fields, text }: Comparison): readonly string[] {
  if (text.is !== 'text' || (fields.is === 'compared' && fields.total > 0)) return [];
  const { left, right } = text.raw;
  const [one, other] = [left.split('\n'), right.split('\n')];
  const at = other.findIndex((line, index) => line !== one[index]);
  const first = at === -1 ? other.length : at;
  return [
    `  line ${text.line}`,
    ...[one[first]].filter((line) => line !== undefined).map((line) => removed(printable(line))),
    ...[other[first]].filter((line) => line !== undefined).map((line) => added(printable(line))),
  ];
}

function removed(text: string): string {
  return styled('red', `- ${text}`);
}

function added(text: string): string {
  return styled('green', `+ ${text}`);
}

/** The object of `diff --json`. */
export function outerComparison(left: number, right: number, comparison: Comparison): object {
  const { isSame, difference, facts, fields, headers, trailers, text } = comparison;
  const { code, names, count, parts, gapMs } = difference;
  return {
    left: String(left),
    right: String(right),
    same: isSame,
    code,
    message: sentenceOf(comparison),
    names,
    count,
    parts,
    gapMs,
    facts,
    fields: fields.is === 'compared' ? fields.changes : null,
    fieldCount: fields.is === 'compared' ? fields.total : null,
    headers: headers.changes,
    headersReordered: headers.isReordered,
    trailers: trailers.changes,
    text: textObject(text),
  };
}

function textObject(text: Comparison['text']): object {
  if (text.is !== 'text') return text;
  return { is: text.is, line: text.line };
}
