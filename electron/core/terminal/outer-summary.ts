import type { RequestSummary } from '../../../shared/summary.ts';

/** A row of the list with the names that other programs may rely on (docs/cli.md). */
export function outerSummary(row: RequestSummary): object {
  const { id, receivedAt, bodyBytes, bodyEnded, ...rest } = row;
  return {
    id: String(id),
    receivedAt: new Date(receivedAt).toISOString(),
    ...rest,
    body: { bytes: bodyBytes, ended: bodyEnded },
  };
}
