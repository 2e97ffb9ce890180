import type { Attempt, Related, Remark } from '../../shared/related.ts';
import type { RequestSummary } from '../../shared/summary.ts';

/** What is related to a request, with the names that other programs may rely on (docs/cli.md). */
export function outerRelated({ remarks, attempts, sameContent, thread }: Related): object {
  return {
    remarks: remarks.map(outerRemark),
    attempts: attempts.shown.map(outerAttempt),
    attemptsLeftOut: { earlier: attempts.earlier, later: attempts.later },
    outlook: attempts.outlook === null ? null : outerRemark(attempts.outlook),
    likelyRetries: sameContent.map(outerRow),
    thread:
      thread === null
        ? null
        : {
            contactId: thread.contactId,
            messages: thread.shown.map(({ direction, row }) => ({ ...outerRow(row), direction })),
            leftOut: { earlier: thread.earlier, later: thread.later },
          },
  };
}

function outerAttempt({ row, sinceLast, differences, remark }: Attempt): object {
  return {
    ...outerRow(row),
    sinceLastMs: sinceLast,
    sameBytes: sinceLast === null ? null : differences === null,
    differences: differences ?? [],
    remark: remark === null ? null : outerRemark(remark),
  };
}

function outerRow({ id, receivedAt, kind, to, subject, preview, attempt, reply }: RequestSummary) {
  return {
    id: String(id),
    receivedAt: new Date(receivedAt).toISOString(),
    kind,
    to,
    subject,
    preview,
    attempt,
    reply,
  };
}

function outerRemark({ code, severity, message }: Remark): object {
  return { code, severity, message };
}
