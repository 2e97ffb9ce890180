import { isObject } from '../../inspect/json/json-object.ts';
import {
  textOf,
  type CollectionMembers,
  type CollectionRequest,
  type Variables,
} from './collection-request.ts';

/*
 * Requests of Bruno, one in each `.bru` file: blocks such as `post { … }` whose braces close at the beginning of a line
 * (https://docs.usebruno.com/bru-lang/overview).
 */

/** The beginning of a file. */
export const brunoFile =
  /^(?:\s|#[^\n]*\n)*(?:meta|get|post|put|patch|delete|head|options|http) \{\r?\n/;

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** The blocks of a file by their names, each without its indentation. */
export function brunoDocument(text: string): CollectionMembers {
  const blocks: Record<string, string> = {};
  let name: string | null = null;
  let lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (name === null) name = /^([\w:-]+) \{$/.exec(line.trimEnd())?.[1] ?? null;
    else if (line.trimEnd() === '}') {
      blocks[name] = lines.join('\n');
      [name, lines] = [null, []];
    } else lines.push(line.replace(/^ {2}/, ''));
  }
  return { bruno: blocks };
}

export function isBruno({ bruno }: CollectionMembers): boolean {
  return isObject(bruno);
}

/** The request of a file, and the variables that it sets before it. */
export function readBruno({ bruno }: CollectionMembers): {
  readonly requests: readonly CollectionRequest[];
  readonly variables: Variables;
} {
  const blocks = isObject(bruno) ? bruno : {};
  const pairsOf = (name: string) => pairsIn(textOf(blocks[name]));
  const variables = new Map(
    pairsOf('vars:pre-request').map(({ name, value }): [string, string] => [name, value]),
  );
  const block = methods.find((name) => Object.hasOwn(blocks, name)) ?? 'http';
  const head = new Map(pairsOf(block).map(({ name, value }) => [name, value]));
  const url = head.get('url');
  if (url === undefined) return { requests: [], variables };
  const { type, note, ...postData } = bodyOf(plainName(head.get('body') ?? 'none'), blocks);
  const auth = head.get('auth') ?? 'none';
  const isAuthenticated = auth !== 'none' && auth !== 'inherit';
  const headers = pairsOf('headers');
  const isNamed = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const named = type === null || isNamed ? [] : [{ name: 'Content-Type', value: type }];
  const method = block === 'http' ? head.get('method') : block;
  return {
    requests: [
      {
        entry: {
          request: {
            ...{ method: method?.toUpperCase(), url, headers: [...headers, ...named], postData },
            pathVariables: pairsOf('params:path'),
          },
        },
        notes: [
          ...(isAuthenticated
            ? [{ place: 'request.auth', reason: 'not read; a header field for it is missing' }]
            : []),
          ...(note === null ? [] : [{ place: 'request.body', reason: note }]),
        ],
      },
    ],
    variables,
  };
}

/** The mode of a body is written in two ways: `formUrlEncoded` and `form-urlencoded`. */
function plainName(mode: string): string {
  return mode.replaceAll('-', '').toLowerCase();
}

interface BrunoBody {
  readonly type: string | null;
  readonly note: string | null;
  readonly text?: string;
  readonly mimeType?: string;
  readonly params?: readonly CollectionMembers[];
}

function bodyOf(mode: string, blocks: CollectionMembers): BrunoBody {
  const textIn = (name: string) => textOf(blocks[`body:${name}`] ?? blocks['body']);
  switch (mode) {
    case 'json':
      return { type: 'application/json', note: null, text: textIn('json') };
    case 'xml':
      return { type: 'application/xml', note: null, text: textIn('xml') };
    case 'text':
      return { type: 'text/plain', note: null, text: textIn('text') };
    case 'formurlencoded': {
      const params = pairsIn(textIn('form-urlencoded'));
      return { type: 'application/x-www-form-urlencoded', note: null, params };
    }
    case 'multipartform': {
      const params = pairsIn(textIn('multipart-form')).map(partOf);
      return { type: null, note: null, mimeType: 'multipart/form-data', params };
    }
    case 'none':
      return { type: null, note: null };
    default:
      return { type: null, note: 'a body of this kind is not read, so its content is missing' };
  }
}

// A type, because an interface is no CollectionMembers.
type BrunoPair = Readonly<Record<'name' | 'value', string>>;

/** `name: value` on a line each, without those that are switched off by `~`. A value may have lines between `'''`. */
function pairsIn(text: string): readonly BrunoPair[] {
  const pairs: BrunoPair[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim();
    let value = line.slice(colon + 1).trim();
    if (value === "'''") {
      let last = at + 1;
      while (lines[last]?.trimStart().startsWith("'''") === false) last += 1;
      const after = lines[last]?.trimStart().slice(3) ?? '';
      value =
        lines
          .slice(at + 1, last)
          .map((one) => one.replace(/^ {2}/, ''))
          .join('\n') + after;
      at = last;
    }
    if (!name.startsWith('~')) pairs.push({ name, value });
  }
  return pairs;
}

/** `@file(path)` is a file, and `@contentType(type)` may follow a value. */
function partOf({ name, value }: BrunoPair): CollectionMembers {
  const contentType = /[ \t]@contentType\(([^()]*)\)$/.exec(value)?.[1];
  const given = value.replace(/[ \t]@contentType\([^()]*\)$/, '').trimEnd();
  const file = /^@file\(([^()|]*)/.exec(given)?.[1];
  return file === undefined
    ? { name, contentType, value: given }
    : { name, contentType, fileName: file.split(/[\\/]/).at(-1) ?? '' };
}
