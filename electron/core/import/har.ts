import { z } from 'zod';
import type { ImportProblem } from '../../../shared/import.ts';
import { headerValue } from '../../../shared/request.ts';
import { isObject, type JsonObject } from '../inspect/json/json-object.ts';
import { checked, importedFrom } from './checked.ts';
import { bodyOf } from './har-body.ts';
import {
  addressOf,
  headersOf,
  methodOf,
  millisecondsOf,
  statusOf,
  timeOf,
  versionOf,
} from './har-parts.ts';
import {
  BrokenFile,
  type DocumentImporter,
  type Imported,
  type Note,
  type OnProblem,
} from './importer.ts';
import { anyText, outerFacts } from './outer-schema.ts';

/** Only the outline: tools differ in the rest, so each entry is read by itself. */
const harDocument = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

/** Header fields as our own export writes them. */
const ownHeaders = z.array(
  z
    .object({ name: anyText, value: anyText })
    .transform(({ name, value }) => [name, value] as const),
);

/** HTTP Archive 1.2. Our own exports are restored exactly; of other tools, as much of each request as the archive has. */
export const har: DocumentImporter = {
  is: 'document',
  name: 'HAR 1.2',
  firstMember: 'log',
  recognises: (document) => 'log' in document,
  read: readHar,
};

/**
 * @param onProblem called for each value that could not be read, and for each entry that is left out because of one.
 * @throws BrokenFile when there is no list of entries, or none of them can be read.
 */
function* readHar(document: unknown, onProblem: OnProblem): Generator<Imported, void, void> {
  const { entries } = checked(harDocument, document, 'the document').log;
  yield* readEntries(entries, 'log.entries', onProblem);
}

/**
 * Reads entries that are, or were made to be, those of an archive.
 *
 * @param list the name of their list.
 * @param onProblem called for each value that could not be read, and for each entry that is left out because of one.
 * @throws BrokenFile when none of them can be read.
 */
export function* readEntries(
  entries: readonly unknown[],
  list: string,
  onProblem: OnProblem,
): Generator<Imported, void, void> {
  let first: ImportProblem | null = null;
  let count = 0;
  let before = Date.now();
  for (const [index, value] of entries.entries()) {
    const notes: { place: string; reason: string }[] = [];
    const read = readEntry(value, before, (place, reason) => notes.push({ place, reason }));
    for (const { place, reason } of notes) {
      const problem = { entry: index + 1, place, reason, imported: read !== null };
      if (read === null) first ??= problem;
      onProblem(problem);
    }
    if (read === null) continue;
    count += 1;
    before = read.arrival.receivedAt;
    yield read;
  }
  if (count === 0 && first !== null) {
    throw new BrokenFile(`${list}[${first.entry - 1}], ${first.place}`, first.reason);
  }
}

/** @returns `null` when the entry can't become a request; the reason is noted. */
function readEntry(value: unknown, before: number, note: Note): Imported | null {
  const request = isObject(value) ? value['request'] : null;
  if (!isObject(value) || !isObject(request)) {
    note('request', 'missing');
    return null;
  }
  const own = value['_hookscope'];
  if (own !== null && own !== undefined) {
    const read = readOwn(own, request, note);
    if (read !== null) return read;
  }
  return readForeign(value, request, before, note);
}

/** An entry of our own export; `null` when it was changed since. */
function readOwn(own: unknown, request: JsonObject, note: Note): Imported | null {
  try {
    const facts = checked(outerFacts, own, '_hookscope');
    const headers = checked(ownHeaders, request['headers'], 'request.headers');
    const { body } = bodyOf(request, headers, () => undefined);
    return importedFrom(facts, headers, body, '_hookscope');
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    note('_hookscope', `${error.message}; the entry was read as that of another tool`);
    return null;
  }
}

function readForeign(
  value: JsonObject,
  request: JsonObject,
  before: number,
  note: Note,
): Imported | null {
  const method = methodOf(request['method']);
  if (method === null) {
    note('request.method', 'no method');
    return null;
  }
  const { url } = request;
  if (typeof url !== 'string' || url.trim() === '') {
    note('request.url', 'no address');
    return null;
  }
  const receivedAt = timeOf(value['startedDateTime'], before, note);
  const { host, target } = addressOf(url, request['queryString'], note);
  const { body, headers } = bodyOf(request, headersOf(request['headers'], note), note);
  const hasHost = host === null || headerValue(headers, 'host') !== null;
  const status = statusOf(value['response'], note);
  const ms = millisecondsOf(value['time'], note);
  return {
    arrival: {
      receivedAt,
      endedAt: receivedAt,
      via: 'local',
      peer: null,
      method,
      url: target,
      httpVersion: versionOf(request['httpVersion']),
      headers: hasHost ? headers : [['Host', host], ...headers],
      trailers: [],
      stray: false,
      broken: null,
      ended: 'complete',
    },
    body,
    reply: status === null ? null : { status, ms },
  };
}
