import { jsonLanguage } from '@codemirror/lang-json';
import { jsonMistake } from '../../forward/json-mistake.ts';

type SyntaxNode = ReturnType<typeof jsonLanguage.parser.parse>['topNode'];

/**
 * The line of a value in a JSON text, counted from 1; of what is missing, the line of the object that lacks it.
 *
 * @param pointer RFC 6901; `null` for the place where the text stops being JSON.
 * @returns `null` when the text has no such place.
 */
export function lineOf(text: string, pointer: string | null): number | null {
  if (pointer === null) return jsonMistake(text)?.line ?? null;
  let node = jsonLanguage.parser.parse(text).topNode.firstChild;
  if (node === null) return null;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const child: SyntaxNode | null =
      node.name === 'Array' ? elementOf(node, Number(name)) : memberOf(node, name, text);
    if (child === null) break;
    node = child;
  }
  return text.slice(0, node.from).split('\n').length;
}

/** The value of a member; the last of several with that name, as `JSON.parse` takes it. */
function memberOf(object: SyntaxNode, name: string, text: string): SyntaxNode | null {
  const values = object.getChildren('Property').flatMap((property) => {
    const key = property.getChild('PropertyName');
    const value = property.lastChild;
    return key !== null && value !== null && nameOf(text.slice(key.from, key.to)) === name
      ? [value]
      : [];
  });
  return values.at(-1) ?? null;
}

function elementOf(array: SyntaxNode, index: number): SyntaxNode | null {
  let at = -1;
  for (let child = array.firstChild; child !== null; child = child.nextSibling) {
    if (/^[[\],]$/.test(child.name)) continue;
    at += 1;
    if (at === index) return child;
  }
  return null;
}

function nameOf(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
