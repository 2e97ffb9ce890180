import { bounds } from '../../../shared/bounds.ts';
import type { ComparedValue, FieldChange, FieldComparison } from '../../../shared/comparison.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { pointerPart } from '../inspect/json/json-object.ts';
import { readWrittenValue, typeOfWritten } from '../inspect/json/written-value.ts';
import { elementsOf, membersOf } from './json-children.ts';
import { firstDifference, wholeFrom } from './first-difference.ts';
import { matchElements } from './match-elements.ts';

const { entries: maxChanges, characters: maxCharacters } = bounds.comparedFields;

/** A value on one side: where it is, and its part of the text. */
interface JsonPlace {
  readonly path: string;
  readonly written: string;
}

/**
 * Compares two JSON texts value by value. The order of names does not count, types do, and numbers are compared as they
 * are written. Only values that differ are read any further, so equal parts cost little. Never throws for texts that
 * `JSON.parse` accepts.
 */
export function compareJson(left: string, right: string): FieldComparison & { is: 'compared' } {
  const changes: FieldChange[] = [];
  let total = 0;
  let isCut = false;
  let charactersLeft: number = maxCharacters;

  function report(is: FieldChange['is'], before: JsonPlace | null, after: JsonPlace | null): void {
    total += 1;
    if (changes.length >= maxChanges) return;
    const from = before === null || after === null ? 0 : firstShown(before, after);
    changes.push({ is, before: before && shown(before, from), after: after && shown(after, from) });
  }

  function compare(one: JsonPlace, other: JsonPlace, level: number): void {
    if (one.written === other.written) return;
    charactersLeft -= one.written.length + other.written.length;
    if (charactersLeft < 0) {
      isCut = true;
      return;
    }
    const type = typeOfWritten(one.written[0]);
    if (type !== typeOfWritten(other.written[0])) report('type', one, other);
    else if (level === bounds.comparedLevels.entries) report('changed', one, other);
    else if (type === 'object') compareObjects(one, other, level + 1);
    else if (type === 'array') compareLists(one, other, level + 1);
    else if (type !== 'string' || JSON.parse(one.written) !== JSON.parse(other.written))
      report('changed', one, other);
  }

  function compareObjects(one: JsonPlace, other: JsonPlace, level: number): void {
    const [before, after] = [membersOf(one.written), membersOf(other.written)];
    for (const name of new Set([...after.keys(), ...before.keys()])) {
      const part = `/${pointerPart(name)}`;
      const earlier = before.get(name) ?? [];
      const later = after.get(name) ?? [];
      for (let last = 1; last <= Math.max(earlier.length, later.length); last += 1) {
        compareOrReport(
          placed(`${one.path}${part}`, earlier.at(-last)),
          placed(`${other.path}${part}`, later.at(-last)),
          level,
        );
      }
    }
  }

  function compareLists(one: JsonPlace, other: JsonPlace, level: number): void {
    const [before, after] = [elementsOf(one.written), elementsOf(other.written)];
    const matches = matchElements(before, after);
    if (matches === 'reordered') {
      report('reordered', one, other);
      return;
    }
    for (const [atOne, atOther] of matches) {
      compareOrReport(
        atOne === null ? null : placed(`${one.path}/${atOne}`, before[atOne]),
        atOther === null ? null : placed(`${other.path}/${atOther}`, after[atOther]),
        level,
      );
    }
  }

  function compareOrReport(one: JsonPlace | null, other: JsonPlace | null, level: number): void {
    if (one !== null && other !== null) compare(one, other, level);
    else report(one === null ? 'added' : 'removed', one, other);
  }

  compare({ path: '', written: left.trim() }, { path: '', written: right.trim() }, 0);
  return { is: 'compared', changes, total, isCut };
}

function placed(path: string, written: string | undefined): JsonPlace | null {
  return written === undefined ? null : { path, written };
}

/** Characters that are shown before the first difference of two long values. */
const shownBefore = 100;

/** How many characters are left out before the shown part of two values. */
function firstShown(before: JsonPlace, after: JsonPlace): number {
  const limit = bounds.comparedValue.characters;
  if (Math.max(before.written.length, after.written.length) <= limit) return 0;
  const [one, other] = [before, after].map(({ written }) => wholeText(written));
  const at = firstDifference(one ?? '', other ?? '') ?? 0;
  return at < limit / 2 ? 0 : wholeFrom(one ?? '', at - shownBefore);
}

function wholeText(written: string): string {
  return readWrittenValue(written, written.length).text;
}

function shown({ path, written }: JsonPlace, from: number): ComparedValue {
  const limit = bounds.comparedValue.characters;
  const { type, text, length } = readWrittenValue(written, from + limit);
  return {
    path: cutText(path, bounds.issuePath.characters),
    type,
    text: cutText(text.slice(from), limit),
    from: Math.min(from, length),
    length,
  };
}
