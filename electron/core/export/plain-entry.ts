import { withoutPseudoHeaders } from '../../../shared/pseudo-headers.ts';
import type { ExportEntry } from './entry.ts';

/** An entry as every format writes it: what was imported from HTTP/2 by an older version may hold its pseudo header fields. */
export function plainEntry(entry: ExportEntry): ExportEntry {
  const headers = withoutPseudoHeaders(entry.request.headers);
  return headers === entry.request.headers
    ? entry
    : { ...entry, request: { ...entry.request, headers } };
}
