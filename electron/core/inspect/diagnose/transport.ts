import { isMessageKind } from '../../../../shared/kinds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { contentTypeOf, isJson } from '../body/content-type.ts';
import { issue } from '../issue.ts';
import type { Check } from './check.ts';

/** Express's default limit for JSON, the smallest of the common ones. */
const commonLimitBytes = 100 * 1024;

/** Problems of the request that show before its body is read. */
export const transport: Check = ({ request, kind, json }) => {
  const { body, broken, headers, method } = request;
  const issues: Issue[] = [];
  if (broken !== null)
    issues.push(issue('http.broken', { code: broken.code, reason: broken.reason }));
  if (body.ended === 'truncated') issues.push(issue('body.truncated', { limit: body.bytes }));
  if (body.ended === 'aborted') issues.push(issue('body.aborted'));
  if (body.ended === 'timeout') issues.push(issue('body.timeout'));
  if (method === null) return issues;
  if (method !== 'POST' && isMessageKind(kind)) issues.push(issue('method.unexpected', { method }));
  const isEmpty = json.is === 'none' && json.empty && body.ended === 'complete';
  if (isEmpty && carriesBody(method)) {
    issues.push(issue('body.empty'));
  }
  if (body.bytes > commonLimitBytes) issues.push(issue('body.large', { bytes: body.bytes }));
  const type = contentTypeOf(headers)?.mediaType;
  if (body.bytes > 0 && type === undefined) issues.push(issue('content-type.missing'));
  if (type !== undefined && !isJson(type)) issues.push(issue('content-type.unexpected', { type }));
  return issues;
};

/** Whether the content of a request with this method has a meaning (RFC 9110, section 9.3). */
function carriesBody(method: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'].includes(method);
}
