import type { RequestSummary } from '../../shared/summary.ts';
import { wireText } from '../../shared/wire-text.ts';

/** A row of the list with the names that other programs may rely on (docs/cli.md). */
export function outerSummary(row: RequestSummary): object {
  const { id, receivedAt, bodyBytes, bodyEnded, ...rest } = row;
  return {
    id: String(id),
    receivedAt: new Date(receivedAt).toISOString(),
    ...rest,
    url: rest.url === null ? null : wireText(rest.url),
    body: { bytes: bodyBytes, ended: bodyEnded },
  };
}
