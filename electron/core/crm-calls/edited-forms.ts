import type { CrmDraft } from '../../../shared/contract/arguments.ts';
import type { CallBody, CrmCall } from '../../../shared/crm-call.ts';
import { apiOrigin } from '../crm-api/api-base.ts';
import { calls } from './calls.ts';
import { isSegment, pathNames, pathOf, scopeOf, versionOfCalls } from './crm-calls.ts';
import { curlOf, typescriptOf } from './snippets.ts';

/**
 * A call as the user edited it, ready to be pasted.
 *
 * @param origin of the API, without a trailing slash.
 * @returns `null` while its body is no JSON object, for an id that would change the path, and for a call that is not in the table.
 */
export function editedForms(
  { name, pathIds, body }: Pick<CrmDraft, 'name' | 'pathIds' | 'body'>,
  origin = apiOrigin,
): Pick<CrmCall, 'curl' | 'typescript'> | null {
  const row = calls.find((one) => one.name === name);
  const value = objectIn(body);
  if (row === undefined || value === null) return null;
  if (!pathNames(row.path).every((id) => isSegment(pathIds[id] ?? ''))) return null;
  const call = {
    method: row.method,
    url: origin + pathOf(row.path, (id) => pathIds[id] ?? ''),
    version: versionOfCalls,
    scope: scopeOf(row),
    encoding: row.encoding ?? ('json' as const),
    body: value,
  };
  return { curl: curlOf(call), typescript: typescriptOf(call) };
}

function objectIn(text: string): CallBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as CallBody)
      : null;
  } catch {
    return null;
  }
}
