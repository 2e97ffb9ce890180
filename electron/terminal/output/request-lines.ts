import type { RequestDetail } from '../../../shared/detail.ts';
import type { Issue } from '../../../shared/inspection.ts';
import { verdicts, type Verdict } from '../../../shared/signature.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { printable } from './printable.ts';
import { replyColumn, replyText } from './reply-text.ts';
import { severityStyle, styled, verdictStyle } from './styles.ts';

/** Characters of a message that its line shows. */
const previewLength = 60;

/** A captured request in a line: number, local time, kind, recipient, preview, signature, reply, most severe issue. */
export function capturedLine({ request, inspection, reply }: RequestDetail): string {
  const message = inspection?.message;
  // Method and path are shown when they are not the usual ones.
  const isUsual = request.method === 'POST' && !request.stray;
  return [
    styled('bold', `#${request.id}`),
    styled('dim', timeOf(request.receivedAt)),
    request.stray ? 'stray' : (inspection?.kind ?? 'unknown'),
    isUsual
      ? ''
      : `${printable(request.method ?? 'broken')} ${printable(wireText(request.url ?? ''))}`.trim(),
    printable(message?.phone ?? message?.emailTo.join(', ') ?? ''),
    printable(message?.subject ?? message?.message ?? '', previewLength),
    `${request.body.bytes} bytes`,
    ...verdictText(inspection?.signature?.verdict ?? null),
    replyText(reply),
    ...mostSevereIssue(inspection?.issues ?? []),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** The first error, else the first warning, and how many more there are of both. */
function mostSevereIssue(issues: readonly Issue[]): readonly string[] {
  const notable = issues.filter(({ severity }) => severity !== 'info');
  const mostSevere = notable.find(({ severity }) => severity === 'error') ?? notable[0];
  if (mostSevere === undefined) return [];
  const more = notable.length === 1 ? '' : ` (and ${notable.length - 1} more)`;
  return [styled(severityStyle[mostSevere.severity], printable(mostSevere.message) + more)];
}

/** A row of `list`, in columns. */
export function summaryLine(row: RequestSummary): string {
  const issues = row.errors + row.warnings;
  const text = row.subject ?? row.preview ?? row.broken ?? '';
  return [
    styled('bold', `#${row.id}`.padEnd(8)),
    styled('dim', `${dateOf(row.receivedAt)} ${timeOf(row.receivedAt)}`),
    (row.stray ? 'stray' : (row.kind ?? '…')).padEnd(14),
    printable(row.method ?? 'broken', 8).padEnd(8),
    replyColumn(row.reply),
    issues === 0 ? '   ' : styled(row.errors > 0 ? 'red' : 'yellow', `${issues}!`.padEnd(3)),
    verdictColumn(row.signature),
    printable(row.to ?? '', 24).padEnd(24),
    printable(text, 60),
    dispatchesText(row.dispatches),
  ]
    .join('  ')
    .trimEnd();
}

/** The last outcomes of what was sent to servers: `→ 500 → 200`. */
function dispatchesText(dispatches: RequestSummary['dispatches']): string {
  if (dispatches === null) return '';
  const waiting = dispatches.isWaiting ? ['waiting'] : [];
  return styled('cyan', [...dispatches.last, ...waiting].map((one) => `→ ${one}`).join(' '));
}

function verdictColumn(verdict: Verdict | null): string {
  const text = (verdict ?? '').padEnd(longestVerdict);
  return verdict === null ? text : styled(verdictStyle(verdict), text);
}

const longestVerdict = Math.max(...verdicts.map(({ length }) => length));

function verdictText(verdict: Verdict | null): readonly string[] {
  return verdict === null ? [] : [styled(verdictStyle(verdict), `signature ${verdict}`)];
}

/** Local time of day. */
function timeOf(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}

function dateOf(ms: number): string {
  const date = new Date(ms);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
