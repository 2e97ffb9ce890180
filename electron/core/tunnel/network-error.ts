/**
 * The system's code and message of a network error. `fetch` puts the error into `cause`; a host with several addresses
 * has one in `errors` for each. An error without a code is identified by its name.
 */
export function describeNetworkError(error: unknown): {
  readonly code: string;
  readonly message: string;
} {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  if (error.cause instanceof Error) return describeNetworkError(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (error instanceof AggregateError && error.errors.length > 0) {
    const each = error.errors.map((one) => describeNetworkError(one));
    return { code: each[0]?.code ?? code, message: each.map(({ message }) => message).join('; ') };
  }
  return { code, message: error.message || code };
}
