import { headerValue, isFieldName, type HeaderPairs } from '../../../../shared/request.ts';
import { issue } from '../issue.ts';
import type { Check } from './check.ts';

/**
 * Requests sent by a browser. A page in the user's browser can post here, but can't suppress `Sec-Fetch-Site`
 * (https://www.w3.org/TR/fetch-metadata/) and `Origin` (RFC 6454, section 7), which the browser adds. Older browsers
 * are recognised by their User-Agent. `Sec-Fetch-Mode` proves nothing: Node's `fetch` sends it too.
 */
export const browser: Check = ({ request: { headers }, evidence }) => {
  // The redirect at the end of an install comes from a browser.
  if (evidence.some(({ code }) => code === 'query.install')) return [];
  const sign = browserField(headers);
  return sign === null ? [] : [issue('request.from-browser', { sign })];
};

/** The name of the header field that shows a browser; `null` when none does. */
function browserField(headers: HeaderPairs): string | null {
  const own = headers.find(
    ([name]) => isFieldName(name, 'sec-fetch-site') || isFieldName(name, 'origin'),
  );
  if (own !== undefined) return own[0];
  const userAgent = headerValue(headers, 'user-agent') ?? '';
  const accept = headerValue(headers, 'accept') ?? '';
  return userAgent.startsWith('Mozilla/') && accept.includes('text/html') ? 'User-Agent' : null;
}
