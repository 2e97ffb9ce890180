import { isObject } from '../inspect/json/json-object.ts';
import { inspectorTools } from './inspector-tools.ts';

/**
 * Makes a document of a known format from a part of one, as people copy it: our entries in a list or one of them, the
 * entries of a HAR file without its outline, one entry, or one request of it, or a list of what another inspector gives
 * out.
 *
 * @returns any other value as it is.
 */
export function madeWhole(document: unknown): unknown {
  const all: readonly unknown[] = Array.isArray(document) ? document : [document];
  if (Array.isArray(document) && all.some((one) => isObject(one) && isOfInspector(one)))
    return { requests: all };
  const [first] = all;
  if (!isObject(first)) return document;
  if (isOwnEntry(first)) return { format: 'hookscope', version: 1, requests: all };
  if (isHarEntry(first)) return { log: { entries: all } };
  if (isHarRequest(first)) return { log: { entries: all.map((request) => ({ request })) } };
  const isLog = !Array.isArray(document) && Array.isArray(first['entries']);
  return isLog && Object.hasOwn(first, 'creator') ? { log: first } : document;
}

function isOfInspector(value: PayloadMembers): boolean {
  return inspectorTools.some(({ gaveOut }) => gaveOut(value));
}

type PayloadMembers = Readonly<Record<string, unknown>>;

function isOwnEntry(value: PayloadMembers): boolean {
  return ['receivedAt', 'bodyBase64', 'headers'].every((name) => Object.hasOwn(value, name));
}

function isHarEntry(value: PayloadMembers): boolean {
  return isObject(value['request']) && Object.hasOwn(value, 'startedDateTime');
}

function isHarRequest(value: PayloadMembers): boolean {
  const { method, url, headers } = value;
  const isText = typeof method === 'string' && typeof url === 'string';
  return (
    isText &&
    Array.isArray(headers) &&
    ['postData', 'headersSize'].some((name) => Object.hasOwn(value, name))
  );
}
