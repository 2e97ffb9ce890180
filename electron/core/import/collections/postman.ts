import { isObject } from '../../inspect/json/json-object.ts';
import {
  enabled,
  textOf,
  variablesOf,
  type CollectionMembers,
  type CollectionRequest,
  type Variables,
} from './collection-request.ts';

/*
 * Collections of Postman, version 2.0 and 2.1 (https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/). Scripts are
 * not run.
 */

/**
 * Whether a document is a collection, with or without the outline of Postman's API. Other JSON may have `info` and `item`
 * too.
 */
export function isPostman(document: CollectionMembers): boolean {
  const { info, item } = collectionIn(document);
  if (!isObject(info) || !Array.isArray(item)) return false;
  return [info['schema'], info['_postman_id']].some((mark) => typeof mark === 'string');
}

function collectionIn(document: CollectionMembers): CollectionMembers {
  return isObject(document['collection']) ? document['collection'] : document;
}

/** The requests of a collection in their order, and the variables that it defines. */
export function readPostman(document: CollectionMembers): {
  readonly requests: readonly CollectionRequest[];
  readonly variables: Variables;
} {
  const { item, variable } = collectionIn(document);
  return { requests: [...requestsIn(item, 0)], variables: variablesOf(variable) };
}

/** Folders may contain folders; Postman itself shows no more levels. */
const deepestFolder = 50;

function* requestsIn(items: unknown, depth: number): Generator<CollectionRequest> {
  const all: readonly unknown[] = Array.isArray(items) ? items : [];
  for (const one of all) {
    if (isObject(one) && Array.isArray(one['item']) && depth < deepestFolder) {
      yield* requestsIn(one['item'], depth + 1);
    } else yield requestOf(isObject(one) ? one['request'] : null);
  }
}

/** A request may be no more than its address. */
function requestOf(request: unknown): CollectionRequest {
  const notes: { place: string; reason: string }[] = [];
  const note = (place: string, reason: string) => notes.push({ place, reason });
  if (typeof request === 'string') {
    return { entry: { request: { method: 'GET', url: request } }, notes };
  }
  if (!isObject(request)) return { entry: {}, notes };
  const { method, url, header, body, auth } = request;
  if (isObject(auth) && auth['type'] !== 'noauth') {
    note('request.auth', 'not read; a header field for it is missing');
  }
  const headers = headersOf(header);
  const { type, ...postData } = bodyOf(body, note);
  const isNamed = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const named = type === null || isNamed ? [] : [{ name: 'Content-Type', value: type }];
  return {
    entry: {
      request: {
        method: method ?? 'GET',
        url: urlOf(url),
        pathVariables: pathVariablesOf(url),
        headers: [...headers, ...named],
        postData,
      },
    },
    notes,
  };
}

/** A list of pairs, or in version 2.0 lines of text. */
function headersOf(header: unknown): readonly { readonly name: string; readonly value: string }[] {
  if (typeof header === 'string') {
    return header.split(/\r?\n/).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1) }];
    });
  }
  return enabled(header).map(({ key, value }) => ({ name: textOf(key), value: textOf(value) }));
}

/** The address as it is typed; its parts are there for scripts. */
function urlOf(url: unknown): string {
  if (!isObject(url)) return textOf(url);
  if (typeof url['raw'] === 'string' && url['raw'] !== '') return url['raw'];
  const { protocol, host, port, path } = url;
  const joined = (parts: unknown, sign: string) =>
    Array.isArray(parts) ? parts.map(textOf).join(sign) : textOf(parts);
  const query = enabled(url['query']).map(({ key, value }) => `${textOf(key)}=${textOf(value)}`);
  const origin = `${textOf(protocol) || 'http'}://${joined(host, '.')}${textOf(port) && `:${textOf(port)}`}`;
  const target = `/${joined(path, '/').replace(/^\//, '')}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  return origin + target;
}

/** Segments such as `:id` are variables of the address. */
function pathVariablesOf(url: unknown): readonly CollectionMembers[] {
  const values = variablesOf(isObject(url) ? url['variable'] : null);
  return [...values].map(([name, value]) => ({ name, value }));
}

/** What Postman sends as Content-Type for a raw body of each language. */
const typesByLanguage: Readonly<Record<string, string>> = {
  json: 'application/json',
  javascript: 'application/javascript',
  html: 'text/html',
  xml: 'application/xml',
  text: 'text/plain',
};

interface PostmanBody {
  /** The Content-Type that Postman adds; `null` for none. */
  readonly type: string | null;
  readonly text?: string;
  readonly params?: readonly CollectionMembers[];
  readonly mimeType?: string;
}

function bodyOf(body: unknown, note: (place: string, reason: string) => void): PostmanBody {
  if (!isObject(body) || body['disabled'] === true) return { type: null };
  switch (body['mode']) {
    case 'raw': {
      const raw = isObject(body['options']) ? body['options']['raw'] : null;
      const language = isObject(raw) ? textOf(raw['language']) : 'text';
      const text = textOf(body['raw']);
      return { type: text === '' ? null : (typesByLanguage[language] ?? 'text/plain'), text };
    }
    case 'urlencoded': {
      const params = enabled(body['urlencoded']).map(({ key, value }) => ({
        name: textOf(key),
        value: textOf(value),
      }));
      return { type: 'application/x-www-form-urlencoded', params };
    }
    case 'formdata':
      return {
        type: null,
        mimeType: 'multipart/form-data',
        params: enabled(body['formdata']).map((field) => partOf(field)),
      };
    case 'graphql': {
      const { query, variables } = isObject(body['graphql']) ? body['graphql'] : {};
      const text = JSON.stringify({ query, variables: parsedOr(variables) });
      return { type: 'application/json', text };
    }
    case 'file':
      note('request.body.file', 'a file is not read, so its content is missing');
      return { type: null };
    default:
      return { type: null };
  }
}

function partOf({ key, value, type, src, contentType }: CollectionMembers): CollectionMembers {
  const common = { name: textOf(key), contentType };
  if (type !== 'file') return { ...common, value: textOf(value) };
  const path: unknown = Array.isArray(src) ? src[0] : src;
  return { ...common, fileName: textOf(path).split(/[\\/]/).at(-1) ?? '' };
}

/** Postman stores the variables of GraphQL as the text that was typed. */
function parsedOr(variables: unknown): unknown {
  try {
    return typeof variables === 'string' ? JSON.parse(variables) : variables;
  } catch {
    return variables;
  }
}
