import { z } from 'zod';
import { redactAddress } from '../../../core/export/redact.ts';
import { withStore } from '../../folder/read-only-store.ts';
import { selectIds } from '../../folder/select-requests.ts';
import { outerSummary } from '../../output/outer-json.ts';
import type { ToolContext } from '../tool.ts';

/** Which part of a long list. */
export const pageInput = {
  limit: z.number().int().min(1).max(100).default(20),
  offset: z.number().int().min(0).default(0).describe('Leaves out this many of the newest.'),
};

/** A part of the requests that match, newest first. */
export async function requestRows(
  query: string | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  { data, redacts }: ToolContext,
): Promise<object> {
  return withStore({ data }, async (store) => {
    const ids = await selectIds(store, query);
    const rows = ids.slice(offset, offset + limit).flatMap((id) => store.summary(id) ?? []);
    const shown = rows.map((row) =>
      redacts && row.url !== null ? { ...row, url: redactAddress(row.url) } : row,
    );
    return { total: ids.length, offset, requests: shown.map(outerSummary) };
  });
}
