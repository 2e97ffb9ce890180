import { afterBlanks, endOfString, endOfValue } from '../inspect/json/json-tokens.ts';

/*
 * The members of an object and the elements of a list, each as its part of the text: nothing is parsed that does not
 * differ, numbers keep their digits, and repeated names stay apart.
 */

/** @param written an object of a text that `JSON.parse` accepts. @returns the values of each name, in order. */
export function membersOf(written: string): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  let at = afterBlanks(written, 1);
  while (written[at] === '"') {
    const nameEnd = endOfString(written, at);
    const start = afterBlanks(written, afterBlanks(written, nameEnd) + 1);
    const end = endOfValue(written, start);
    const name = JSON.parse(written.slice(at, nameEnd)) as string;
    const value = written.slice(start, end);
    const values = members.get(name);
    if (values === undefined) members.set(name, [value]);
    else values.push(value);
    at = afterBlanks(written, afterBlanks(written, end) + 1);
  }
  return members;
}

/** @param written a list of a text that `JSON.parse` accepts. */
export function elementsOf(written: string): readonly string[] {
  const elements: string[] = [];
  let at = afterBlanks(written, 1);
  while (at < written.length && written[at] !== ']') {
    const end = endOfValue(written, at);
    elements.push(written.slice(at, end));
    at = afterBlanks(written, afterBlanks(written, end) + 1);
  }
  return elements;
}

/**
 * A value in the one way of writing that equal values share: without white space, names in order, strings as
 * `JSON.stringify` writes them, numbers as they are.
 *
 * @param levels nested deeper than this, values stay as written.
 */
export function canonicalJson(written: string, levels: number): string {
  if (levels === 0) return written;
  switch (written[0]) {
    case '"':
      return JSON.stringify(JSON.parse(written));
    case '[':
      return `[${elementsOf(written)
        .map((element) => canonicalJson(element, levels - 1))
        .join(',')}]`;
    case '{':
      return `{${[...membersOf(written)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, values]) =>
          values.map((value) => `${JSON.stringify(name)}:${canonicalJson(value, levels - 1)}`),
        )
        .join(',')}}`;
    default:
      return written;
  }
}
