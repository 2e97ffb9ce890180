import { isObject } from '../inspect/json/json-object.ts';
import { har } from './har.ts';
import { timeOf } from './har-parts.ts';
import { http } from './http.ts';
import { BrokenFile, type DocumentImporter, type Imported, type OnProblem } from './importer.ts';

/**
 * What other inspectors give out as JSON: webhook.site (`GET /token/ID/requests`, or one request) and the agent of ngrok
 * (`GET /api/requests/http`, or one request).
 */
export const inspectors: DocumentImporter = {
  is: 'document',
  name: 'webhook.site or ngrok',
  firstMember: 'requests',
  recognises: (document) => entriesIn(document) !== null,
  read: readInspector,
};

type InspectorMembers = Readonly<Record<string, unknown>>;

/** The requests of a document; `null` for any other document. */
function entriesIn(document: InspectorMembers): readonly InspectorMembers[] | null {
  const list = [document['data'], document['requests']].find((one) => Array.isArray(one));
  const all: readonly unknown[] = Array.isArray(list) ? list : [document];
  const [first] = all;
  if (!isObject(first) || !(isOfWebhookSite(first) || isOfNgrok(first))) return null;
  return all.filter((one): one is InspectorMembers => isObject(one));
}

function isOfWebhookSite(value: InspectorMembers): boolean {
  return ['uuid', 'method', 'headers', 'url', 'created_at'].every((name) =>
    Object.hasOwn(value, name),
  );
}

function isOfNgrok({ start, request }: InspectorMembers): boolean {
  return typeof start === 'string' && isObject(request) && typeof request['raw'] === 'string';
}

function* readInspector(document: unknown, onProblem: OnProblem): Generator<Imported, void, void> {
  const entries = isObject(document) ? (entriesIn(document) ?? []) : [];
  if (entries.some(isOfWebhookSite)) {
    yield* har.read({ log: { entries: entries.map(harEntryOf) } }, onProblem);
    return;
  }
  let before = Date.now();
  for (const [index, entry] of entries.entries()) {
    const note = (place: string, reason: string, imported = true) =>
      onProblem({ entry: index + 1, place, reason, imported });
    try {
      before = timeOf(entry['start'], before, (_, reason) => note('start', reason));
      yield* ofNgrok(entry, before, onProblem);
    } catch (error) {
      if (!(error instanceof BrokenFile) || entries.length === 1) throw error;
      note(error.place, error.reason, false);
    }
  }
}

/** The agent has the bytes of the whole message. */
function* ofNgrok(
  { request, response, duration }: InspectorMembers,
  at: number,
  onProblem: OnProblem,
): Generator<Imported> {
  const raw = isObject(request) ? String(request['raw']) : '';
  const status = isObject(response) ? response['status_code'] : null;
  const ms = typeof duration === 'number' ? Math.max(0, duration / 1e6) : 0;
  const reply =
    typeof status === 'number' && status >= 100 && status <= 999 ? { status, ms } : null;
  for (const one of http.read(Buffer.from(raw, 'base64'), at, onProblem)) yield { ...one, reply };
}

/** A request of webhook.site as an entry of a HAR file. Its times are UTC; each header field has a list of values. */
function harEntryOf({
  method,
  url,
  headers,
  content,
  created_at: created,
  request,
}: InspectorMembers): InspectorMembers {
  const pairs = isObject(headers)
    ? Object.entries(headers).flatMap(([name, values]) =>
        (Array.isArray(values) ? (values as readonly unknown[]) : [values]).map((value) => ({
          name,
          value,
        })),
      )
    : headers;
  // Of a form with files, only the fields are there.
  const params = isObject(request)
    ? Object.entries(request).map(([name, value]) => ({ name, value }))
    : [];
  const written = typeof created === 'string' ? created.replace(' ', 'T') : created;
  const isLocal = typeof written === 'string' && !/(?:Z|[+-]\d\d:?\d\d)$/.test(written);
  return {
    startedDateTime: isLocal ? `${written}Z` : written,
    request: { method, url, headers: pairs, postData: { text: content ?? '', params } },
  };
}
