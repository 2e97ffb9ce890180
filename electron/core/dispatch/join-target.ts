import { deliveryPath } from '../listener/delivery-url.ts';

/** The path and the query of a captured request, as they were received: one character for each byte. */
export interface TargetParts {
  readonly path: string;
  /** With its `?`; empty when there is none. */
  readonly query: string;
}

/**
 * The path and the query of a request target (RFC 9112, section 3.2). Nothing is decoded or normalised.
 *
 * @returns `null` for a target that has no path: `*`, or the authority of CONNECT.
 */
export function targetParts(target: string): TargetParts | null {
  const written = target.startsWith('/') ? target : /^https?:\/\/[^/?#]*(.*)$/is.exec(target)?.[1];
  if (written === undefined) return null;
  const at = written.indexOf('?');
  return at === -1
    ? { path: written, query: '' }
    : { path: written.slice(0, at), query: written.slice(at) };
}

/**
 * The part of a path behind the path of the Delivery URL. It is empty for the Delivery URL itself, also for one with an
 * earlier path token: that is nothing that a server must see. The path of a stray is taken as it is.
 *
 * @param pathToken of the present Delivery URL.
 */
export function pathRest(path: string, pathToken: string | null, isStray: boolean): string {
  if (path === '/') return '';
  if (pathToken === null) return path;
  const delivery = deliveryPath(pathToken);
  if (path === delivery || path.startsWith(`${delivery}/`)) return path.slice(delivery.length);
  return !isStray && /^\/in\/[\w-]{1,128}$/.test(path) ? '' : path;
}

/**
 * Whether a path leads out of the folder in which it begins, for a server that resolves dot segments. Servers differ in
 * what they decode before, so every form counts: `%2e`, `%2f`, backslashes, parameters behind a `;`, and what a `#` begins.
 */
export function climbsOut(path: string): boolean {
  let depth = 0;
  for (const segment of path.split(/[/\\]|%2f|%5c/i).slice(1)) {
    const name = (segment.split(/[;#]|%3b|%23/i, 1)[0] ?? '').replace(/%2e/gi, '.');
    if (name === '..') depth -= 1;
    else if (name !== '.' && name !== '') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/**
 * A URL with the rest of a request's path and the request's query appended to its own.
 *
 * @param base without user, password and fragment, as `URL` writes it.
 */
export function joinTarget(base: URL, rest: string, query: string): string {
  const path = rest === '' ? base.pathname : `${base.pathname.replace(/\/$/, '')}${rest}`;
  if (base.search === '') return `${base.origin}${path}${query}`;
  return `${base.origin}${path}${base.search}${query === '' ? '' : `&${query.slice(1)}`}`;
}
