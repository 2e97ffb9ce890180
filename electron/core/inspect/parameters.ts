/**
 * The parameters of a header value such as `form-data; name="a"; filename="b;c"`, by lower-case name
 * (RFC 9110, section 5.6.6). The first of a name wins. Total: what can't be read is left out.
 *
 * A backslash escapes only a quote or another backslash: browsers of old sent `C:\dir\file` as it is.
 */
export function readParameters(value: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:\\["\\]|[^"])*)"|([^;]*))/g;
  for (const [, name = '', quoted, token] of value.matchAll(parameter)) {
    const key = name.toLowerCase();
    if (found.has(key)) continue;
    found.set(key, quoted?.replace(/\\(["\\])/g, '$1') ?? token?.trim() ?? '');
  }
  return found;
}
