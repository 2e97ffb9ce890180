/**
 * The system's own words and code for an error of the network. `fetch` hides them in `cause`, a
 * host with several addresses in `errors`. An error without a code is known by its name.
 */
export function errorWords(error: unknown): {
  readonly code: string;
  readonly text: string;
} {
  if (!(error instanceof Error)) return { code: 'unknown', text: String(error) };
  if (error.cause instanceof Error) return errorWords(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (error instanceof AggregateError && error.errors.length > 0) {
    const each = error.errors.map((one) => errorWords(one));
    return { code: each[0]?.code ?? code, text: each.map(({ text }) => text).join('; ') };
  }
  return { code, text: error.message || code };
}
