import { z } from 'zod';
import { headerValue } from '../../../shared/request.ts';
import { BrokenFile } from './broken-file.ts';
import { checked, importedFrom } from './checked.ts';
import { bodyOf } from './har-body.ts';
import {
  addressOf,
  headersOf,
  isLoose,
  methodOf,
  millisecondsOf,
  statusOf,
  timeOf,
  versionOf,
  type Loose,
} from './har-parts.ts';
import type { Imported } from './imported.ts';
import { anyText, outerFacts } from './outer-schema.ts';
import type { ImportProblem, Note } from './problem.ts';

/** Tools write the rest in many ways, so each entry is read by itself. */
const harDocument = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

/** As we write them: every field as it came. */
const ownHeaders = z.array(
  z
    .object({ name: anyText, value: anyText })
    .transform(({ name, value }) => [name, value] as const),
);

/**
 * HTTP Archive 1.2. What we wrote ourselves comes back as it was; from other tools come the requests, each as far as the
 * archive holds it.
 *
 * @param onProblem told of each value that could not be read, and of each entry that is left out over one.
 * @throws BrokenFile when there is no list of entries, or none of them can be read.
 */
export function* readHar(
  document: unknown,
  onProblem: (problem: ImportProblem) => void,
): Generator<Imported, void, void> {
  const { entries } = checked(harDocument, document, 'the document').log;
  let first: ImportProblem | null = null;
  let count = 0;
  let before = Date.now();
  for (const [index, value] of entries.entries()) {
    const told: { place: string; reason: string }[] = [];
    const read = readEntry(value, before, (place, reason) => told.push({ place, reason }));
    for (const { place, reason } of told) {
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
    throw new BrokenFile(`log.entries[${first.entry - 1}], ${first.place}`, first.reason);
  }
}

/** @returns `null` where no request could be made of it; `note` then was told why. */
function readEntry(value: unknown, before: number, note: Note): Imported | null {
  const request = isLoose(value) ? value['request'] : null;
  if (!isLoose(value) || !isLoose(request)) {
    note('request', 'there is none');
    return null;
  }
  const own = value['_hookscope'];
  if (own !== null && own !== undefined) {
    const read = readOwn(own, request, note);
    if (read !== null) return read;
  }
  return readForeign(value, request, before, note);
}

/** What we wrote ourselves, `null` when it was changed since. */
function readOwn(own: unknown, request: Loose, note: Note): Imported | null {
  try {
    const facts = checked(outerFacts, own, '_hookscope');
    const headers = checked(ownHeaders, request['headers'], 'request.headers');
    const { body } = bodyOf(request, headers, () => undefined);
    return importedFrom(facts, headers, body, '_hookscope');
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    note('_hookscope', `${error.message}; the entry was read as one of another tool`);
    return null;
  }
}

function readForeign(value: Loose, request: Loose, before: number, note: Note): Imported | null {
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
