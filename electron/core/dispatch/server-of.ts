/** The server of a full URL, and what is asked of it. */
export interface ServerOf {
  readonly origin: string;
  readonly hostname: string;
  /** With the query. Neither is normalised. */
  readonly path: string;
}

/** What was read last: a run sends thousands of requests to one server, and reading a URL takes longer than all else of it. */
let last: { readonly written: string; readonly server: Omit<ServerOf, 'path'> } | null = null;

/** @returns `null` when its host is not valid. */
export function serverOf(url: string): ServerOf | null {
  const [, written = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  if (last?.written !== written) {
    const read = URL.parse(written);
    if (read === null) return null;
    last = { written, server: { origin: read.origin, hostname: read.hostname } };
  }
  return { ...last.server, path };
}
