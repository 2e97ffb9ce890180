import type { RequestDetail } from '../../../shared/contract.ts';
import { verdicts, type Verdict } from '../../../shared/signature.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { printable } from './printable.ts';
import { replyColumn, replyWords } from './reply-words.ts';
import { severityStyle, styled, verdictStyle } from './styles.ts';

/** A request in one line: number, local time, what it is, who to, signature, reply, first issue. */
export function capturedLine({ request, inspection, reply }: RequestDetail): string {
  const issues = inspection?.issues.filter(({ severity }) => severity !== 'info') ?? [];
  const [first] = issues;
  return [
    styled('bold', `#${request.id}`),
    styled('dim', timeOf(request.receivedAt)),
    request.stray ? 'stray' : (inspection?.kind ?? 'unknown'),
    `${printable(request.method ?? 'broken')} ${printable(wireText(request.url ?? ''))}`,
    printable(inspection?.message?.phone ?? inspection?.message?.emailTo.join(', ') ?? ''),
    `${request.body.bytes} bytes`,
    ...verdictWords(inspection?.signature?.verdict ?? null),
    replyWords(reply),
    ...(first === undefined
      ? []
      : [styled(severityStyle[first.severity], printable(first.message))]),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** A row of the list, its parts in columns. */
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
  ]
    .join('  ')
    .trimEnd();
}

function verdictColumn(verdict: Verdict | null): string {
  const text = (verdict ?? '').padEnd(longestVerdict);
  return verdict === null ? text : styled(verdictStyle(verdict), text);
}

const longestVerdict = Math.max(...verdicts.map(({ length }) => length));

function verdictWords(verdict: Verdict | null): readonly string[] {
  return verdict === null ? [] : [styled(verdictStyle(verdict), `signature ${verdict}`)];
}

/** Local time, as on the wall. */
function timeOf(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}

function dateOf(ms: number): string {
  const date = new Date(ms);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
