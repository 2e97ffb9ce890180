import { headerValue, type HeaderPairs } from '../../../../shared/request.ts';
import { issue } from '../issue.ts';
import type { Check } from './subject.ts';

/**
 * A page in the user's own browser can post here, as anybody can who knows the address. A page can't keep a
 * browser from saying so: `Sec-Fetch-Site` (https://www.w3.org/TR/fetch-metadata/) and `Origin` (RFC 6454,
 * section 7) are the browser's own to write. Older ones are known by what they call themselves. Other fields
 * of the family prove nothing: Node's `fetch` sends `Sec-Fetch-Mode`.
 */
export const browser: Check = ({ request: { headers }, evidence }) => {
  // The redirect at the end of an install is a browser's own.
  if (evidence.some(({ code }) => code === 'query.install')) return [];
  const sign = signOfBrowser(headers);
  return sign === null ? [] : [issue('request.from-browser', { sign })];
};

/** The header field that gives a browser away, `null` when none does. */
function signOfBrowser(headers: HeaderPairs): string | null {
  const own = headers.find(([name]) => /^(?:sec-fetch-site|origin)$/i.test(name));
  if (own !== undefined) return own[0];
  const called = headerValue(headers, 'user-agent') ?? '';
  const wants = headerValue(headers, 'accept') ?? '';
  return called.startsWith('Mozilla/') && wants.includes('text/html') ? 'User-Agent' : null;
}
