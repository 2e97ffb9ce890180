/** The origin of HighLevel's API, the only server that is called with a token. */
export const apiOrigin = 'https://services.leadconnectorhq.com';

/** Names another server in the place of HighLevel's, for tests. */
const variable = 'HOOKSCOPE_CRM_API';

/** The server that calls go to. */
export interface ApiBase {
  readonly origin: string;
  /** It is on this computer, so its address is not public. */
  readonly isLoopback: boolean;
}

/** HighLevel's API; another address only for tests, and only on this computer: `http://127.0.0.1:PORT`. */
export function readApiBase(environment: NodeJS.ProcessEnv = process.env): ApiBase {
  const given = URL.parse(environment[variable] ?? '');
  const isLoopback =
    given !== null &&
    given.protocol === 'http:' &&
    (given.hostname === '127.0.0.1' || given.hostname === '[::1]');
  return isLoopback
    ? { origin: given.origin, isLoopback }
    : { origin: apiOrigin, isLoopback: false };
}
