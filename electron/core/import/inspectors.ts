import { isObject } from '../inspect/json/json-object.ts';
import { readEntries } from './har.ts';
import { timeOf } from './har-parts.ts';
import { http } from './http.ts';
import { BrokenFile, type DocumentImporter, type Imported, type OnProblem } from './importer.ts';
import { inspectorTools, type InspectorMembers, type InspectorTool } from './inspector-tools.ts';

/** What other inspectors give out as JSON: a page of requests, a list of them, or one request. */
export const inspectors: DocumentImporter = {
  is: 'document',
  name: 'JSON of webhook.site, ngrok, Hookdeck, Pipedream or n8n',
  firstMember: 'requests',
  recognises: (document) => requestsIn(document) !== null,
  read: readInspector,
};

interface FoundRequests {
  /** `null` for the agent of ngrok, which has the bytes of the whole message. */
  readonly tool: InspectorTool | null;
  /** The name of their list; empty for a single request. */
  readonly list: string;
  readonly entries: readonly unknown[];
}

/** How many entries are looked at to recognise the tool: the first ones may be damaged. */
const examined = 20;

/** The requests of a document; `null` for any other document. */
function requestsIn(document: unknown): FoundRequests | null {
  if (!isObject(document)) return null;
  const list = ['data', 'requests', 'models', 'items'].find((name) =>
    Array.isArray(document[name]),
  );
  const entries = list === undefined ? [document] : (document[list] as readonly unknown[]);
  const objects = entries.slice(0, examined).filter((one) => isObject(one));
  const tool = inspectorTools.find(({ gaveOut }) => objects.some(gaveOut));
  if (tool === undefined && !objects.some(isOfNgrok)) return null;
  return { tool: tool ?? null, list: list ?? '', entries };
}

function isOfNgrok({ start, request }: InspectorMembers): boolean {
  return typeof start === 'string' && isObject(request) && typeof request['raw'] === 'string';
}

function* readInspector(document: unknown, onProblem: OnProblem): Generator<Imported, void, void> {
  const { tool, list, entries } = requestsIn(document) ?? { tool: null, list: '', entries: [] };
  if (tool === null) {
    yield* ofNgrok(entries, onProblem);
    return;
  }
  // What is not an object stays as it is, so that it is named as left out.
  const asEntries = entries.map((entry) => (isObject(entry) ? tool.asEntry(entry) : entry));
  yield* readEntries(asEntries, list, onProblem);
}

function* ofNgrok(entries: readonly unknown[], onProblem: OnProblem): Generator<Imported> {
  let before = Date.now();
  for (const [index, entry] of entries.entries()) {
    const note = (place: string, reason: string, imported = true) =>
      onProblem({ entry: index + 1, place, reason, imported });
    if (!isObject(entry) || !isOfNgrok(entry)) {
      note('request', 'missing', false);
      continue;
    }
    try {
      before = timeOf(entry['start'], before, (_, reason) => note('start', reason));
      yield* messagesOf(entry, before, onProblem);
    } catch (error) {
      if (!(error instanceof BrokenFile) || entries.length === 1) throw error;
      note(error.place, error.reason, false);
    }
  }
}

function* messagesOf(
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
