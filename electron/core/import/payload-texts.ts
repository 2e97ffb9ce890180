import type { HeaderPairs } from '../../../shared/request.ts';
import { isObject } from '../inspect/json/json-object.ts';
import { BrokenFile } from './importer.ts';
import { textCodingOf } from '../inspect/body/text-codings.ts';
import { readForm } from '../inspect/form/form.ts';

/** A body in a text, and what its type is known from. */
export interface PayloadText {
  readonly body: string;
  readonly headers: HeaderPairs;
}

/** More lines are a file of another kind. */
const mostLines = 100_000;

/**
 * The payloads of a text that is no JSON document: one in each line, one between the fences of Markdown, a form, or one
 * in base64.
 *
 * @returns `null` for any other text.
 * @throws BrokenFile for what `hookscope listen --json` prints, which looks like payloads.
 */
export function payloadsIn(text: string): readonly PayloadText[] | null {
  const start = text.slice(0, 200).trimStart();
  if (start.startsWith('{')) return linesOfObjects(text);
  if (start.startsWith('[')) return null;
  const fenced = /^\s*```\w*[ \t]*\r?\n([^`]*)\r?\n```\s*$/.exec(text.slice(0, 1024 ** 2))?.[1];
  if (fenced !== undefined && /^\s*[[{]/.test(fenced)) return [{ body: fenced, headers: [] }];
  const bytes = Buffer.from(text.trim());
  if (textCodingOf(bytes) !== null) return [{ body: text.trim(), headers: [] }];
  const form = readForm([], bytes);
  if (form?.is !== 'urlencoded') return null;
  const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
  return [{ body: text.trim(), headers }];
}

/** Whether the first line of a text is a JSON object. */
export function startsWithObject(head: string): boolean {
  return isObject(valueOf(head.trimStart().split('\n', 1)[0] ?? ''));
}

function linesOfObjects(text: string): readonly PayloadText[] | null {
  if (!startsWithObject(text.slice(0, 1024 ** 2))) return null;
  const all = text.split('\n', mostLines + 1);
  if (all.length > mostLines) return null;
  const lines = all.map((line) => line.trim().replace(/^\uFEFF/, '')).filter((line) => line !== '');
  const first = lines[0] === undefined ? undefined : valueOf(lines[0]);
  if (isObject(first) && first['event'] === 'listening')
    throw new BrokenFile('line 1', 'the output of listen has no bodies; use export instead');
  const isEach = lines.length > 1 && lines.every((line) => isObject(valueOf(line)));
  return isEach ? lines.map((body) => ({ body, headers: [] })) : null;
}

/** `undefined` for what is not JSON. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
