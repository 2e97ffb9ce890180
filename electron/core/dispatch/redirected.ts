import type { DispatchAnswer } from '../../../shared/dispatches.ts';
import { headerValue } from '../../../shared/request.ts';
import { givesAccess } from '../export/redact.ts';
import type { CertificateRoute } from './connections.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/** Fields that describe a body; a request that loses its body loses them (RFC 9110, section 15.4). */
const ofTheBody = /^(?:content-|digest$|last-modified$)/i;

/**
 * The request that follows a redirect (RFC 9110, section 15.4). 307 and 308 keep the method and the body. After 303, and
 * for a POST after 301 and 302, it becomes a GET without a body, as in browsers. To another origin, no field is sent that
 * gives access, and the certificate is always checked.
 *
 * @returns `null` when the answer is not a redirect that can be followed.
 */
export function redirected(
  request: OutgoingRequest,
  { status, headers }: DispatchAnswer,
  route: CertificateRoute,
): { readonly request: OutgoingRequest; readonly route: CertificateRoute } | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const location = headerValue(headers, 'Location');
  const from = URL.parse(request.url);
  const to = location === null || from === null ? null : URL.parse(location, request.url);
  if (from === null || to === null || !/^https?:$/.test(to.protocol)) return null;
  const becomesGet =
    (status === 303 && request.method !== 'HEAD') || (status < 303 && request.method === 'POST');
  const isElsewhere = to.origin !== from.origin;
  return {
    request: {
      ...request,
      url: `${to.origin}${to.pathname}${to.search}`,
      method: becomesGet ? 'GET' : request.method,
      headers: request.headers.filter(
        ([name]) =>
          !(becomesGet && ofTheBody.test(name)) && !(isElsewhere && isPrivate(request, name)),
      ),
      body: becomesGet ? Buffer.alloc(0) : request.body,
    },
    route:
      isElsewhere && route.certificate === 'none' ? { ...route, certificate: 'system' } : route,
  };
}

function isPrivate({ privateFields = [] }: OutgoingRequest, name: string): boolean {
  const lower = name.toLowerCase();
  return givesAccess(name) || privateFields.some((field) => field.toLowerCase() === lower);
}
