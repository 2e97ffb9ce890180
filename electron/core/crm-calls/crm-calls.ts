import type { Inspection } from '../../../shared/inspection.ts';
import { hasInstallCode, type CrmCall } from '../../../shared/crm-call.ts';
import { apiOrigin } from '../crm-api/api-base.ts';
import { callIds, placeholder, type CallId, type CallIds } from './call-ids.ts';
import { calls, type CallRow } from './calls.ts';
import { note } from './notes.ts';
import { curlOf, typescriptOf } from './snippets.ts';

const apiVersion = 'v3';
const apiScope = 'conversations/message.write';

/**
 * The calls by which a provider answers a message: status reports and replies; and the one that gets a token for the code of
 * an install. Empty for anything else.
 *
 * @param url of the request.
 * @param origin of the API, without a trailing slash.
 */
export function crmCalls(
  inspection: Inspection,
  url: string | null,
  origin = apiOrigin,
): readonly CrmCall[] {
  const ids = callIds(inspection, url);
  return rowsFor(inspection).map((row) => callFrom(row, ids, origin));
}

/** The rows of the calls that a request needs. */
export function rowsFor(inspection: Inspection): readonly CallRow[] {
  const wanted = hasInstallCode(inspection) ? 'redirect' : inspection.kind;
  return calls.filter(({ kinds }) => kinds.includes(wanted));
}

function callFrom(row: CallRow, ids: CallIds, origin: string): CrmCall {
  const missing = new Set<string>();
  const id = (name: CallId) => {
    const known = ids[name];
    if (known !== null) return known;
    missing.add(placeholder(name));
    return placeholder(name);
  };
  const path = pathOf(row.path, (name) => id(name as CallId));
  const call = {
    name: row.name,
    method: row.method,
    url: origin + path,
    version: apiVersion,
    scope: scopeOf(row),
    encoding: row.encoding ?? ('json' as const),
    body: row.body(id, (name) => ids[name] !== null),
  };
  return {
    ...call,
    path: row.path,
    pathIds: Object.fromEntries(pathNames(row.path).map((name) => [name, ids[name as CallId]])),
    secret: row.secret ?? null,
    placeholders: [...missing],
    notes: row.notes.map(note),
    curl: curlOf(call),
    typescript: typescriptOf(call),
  };
}

/** The `Version` header and the scope of every call; `null` for one without a token. */
export const versionOfCalls = apiVersion;
export function scopeOf({ scope }: Pick<CallRow, 'scope'>): string | null {
  return scope === null ? null : apiScope;
}

const pathName = /\{(\w+)\}/g;

/** The ids that a path has. */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(pathName)].map(([, name = '']) => name);
}

/** Whether an id is a segment of a path that stays one (RFC 3986, section 5.2.4). */
export function isSegment(id: string): boolean {
  return id !== '' && !/^\.{1,2}$/.test(id) && id.isWellFormed();
}

/** A path with its ids, each a segment. */
export function pathOf(path: string, id: (name: string) => string): string {
  return path.replace(pathName, (_, name: string) => pathSegment(id(name)));
}

/** Percent-encodes a path segment (RFC 3986, section 2.1), including what `encodeURIComponent` leaves as it is. */
function pathSegment(id: string): string {
  return encodeURIComponent(id).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
