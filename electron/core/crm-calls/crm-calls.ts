import type { Inspection } from '../../../shared/inspection.ts';
import { hasInstallCode, type CrmCall } from '../../../shared/crm-call.ts';
import { callIds, placeholder, type CallId, type CallIds } from './call-ids.ts';
import { calls, type CallRow } from './calls.ts';
import { note } from './notes.ts';
import { curlOf, typescriptOf } from './snippets.ts';

/** The origin of HighLevel's API. */
const apiOrigin = 'https://services.leadconnectorhq.com';
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
  const wanted = hasInstallCode(inspection) ? 'redirect' : inspection.kind;
  return calls
    .filter(({ kinds }) => kinds.includes(wanted))
    .map((row) => callFrom(row, ids, origin));
}

function callFrom(row: CallRow, ids: CallIds, origin: string): CrmCall {
  const missing = new Set<string>();
  const id = (name: CallId) => {
    const known = ids[name];
    if (known !== null) return known;
    missing.add(placeholder(name));
    return placeholder(name);
  };
  const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => pathSegment(id(name as CallId)));
  const call = {
    name: row.name,
    method: row.method,
    url: origin + path,
    version: apiVersion,
    scope: row.scope === null ? null : apiScope,
    body: row.body(id, (name) => ids[name] !== null),
  };
  return {
    ...call,
    placeholders: [...missing],
    notes: row.notes.map(note),
    curl: curlOf(call),
    typescript: typescriptOf(call),
  };
}

/** Percent-encodes a path segment (RFC 3986, section 2.1), including what `encodeURIComponent` leaves as it is. */
function pathSegment(id: string): string {
  return encodeURIComponent(id).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
