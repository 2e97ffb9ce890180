import type { RequestDetail } from '../../../shared/detail.ts';
import type { Dispatch } from '../../../shared/dispatches.ts';
import type { ImportMark } from '../../../shared/import.ts';
import type { CrmAnswer } from '../../../shared/crm-api.ts';
import type { CrmCall } from '../../../shared/crm-call.ts';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import type { Attempt, Related, Remark, SentBy } from '../../../shared/related.ts';
import type { SignatureFindings } from '../../../shared/signature.ts';
import type { SmsAnalysis } from '../../../shared/sms.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { wireText } from '../../../shared/wire-text.ts';
import { outerRequest } from '../../core/export/outer-request.ts';
import { outerDispatch } from './dispatch-lines.ts';
import { degradationText, type TunnelFacts } from './tunnel-line.ts';

// The objects that the terminal prints with --json. Other programs rely on their names (docs/cli.md).

/** The `captured` event of `listen`. */
export function capturedEvent(detail: RequestDetail) {
  const { reply, ...facts } = outerRequest(detail);
  return { event: 'captured', ...facts, attempt: detail.attempt, reply };
}

/** The `tunnel` event of `listen`. Of a probe it has the outcome alone: the times change without news. */
export function tunnelEvent({ tunnel, deliveryUrl, movedFrom }: TunnelFacts): object {
  return {
    event: 'tunnel',
    state: tunnel.is,
    ...(deliveryUrl === null ? {} : { url: deliveryUrl }),
    ...('insteadOf' in tunnel && tunnel.insteadOf !== null ? { insteadOf: tunnel.insteadOf } : {}),
    ...(movedFrom === null ? {} : { movedFrom }),
    ...(tunnel.is === 'open' && tunnel.probe ? { proved: tunnel.probe.outcome.ok } : {}),
    ...(tunnel.is === 'degraded' ? { reason: degradationText(tunnel.degradation) } : {}),
    ...(tunnel.is === 'failed' ? { reason: `${tunnel.fault}: ${tunnel.detail}` } : {}),
  };
}

/** A line of `list`. */
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

/** What `show` knows of a request besides its findings. */
export interface ShownRequest {
  readonly detail: RequestDetail;
  /** `null` when the body is not text, or too long. */
  readonly text: string | null;
  /** The HTML of the message; `null` without one. */
  readonly html: string | null;
  readonly sms: SmsAnalysis | null;
  readonly related: Related | null;
  readonly crmCalls: readonly CrmCall[];
  /** What was called for it, the newest first. */
  readonly crmAnswers: readonly CrmAnswer[];
  /** What it was sent to, the oldest first. */
  readonly dispatches: readonly Dispatch[];
}

/** The object of `show`, except for `bodyBase64`, which follows as its last member. */
export function outerDetail(shown: ShownRequest): object {
  const { detail, text, html, sms, related, crmCalls, crmAnswers, dispatches } = shown;
  const { event: _, ...captured } = capturedEvent(detail);
  const { message = null, attachments = [], fields = [], evidence = [] } = detail.inspection ?? {};
  return {
    ...captured,
    imported: outerMark(detail.imported),
    evidence: evidence.map(({ code, path, message: sentence }) => ({
      code,
      path,
      message: sentence,
    })),
    text,
    message: message === null ? null : outerMessage(message, html),
    fields: fields.map(({ fieldStatus, ...field }) => ({
      ...field,
      standing: fieldStatus,
      documented: fieldStatus === 'documented',
    })),
    attachments,
    sms,
    signatureEvidence: outerSignature(detail.inspection?.signature ?? null),
    sentBy: outerSender(related?.sentBy ?? null),
    related: related === null ? null : outerRelated(related),
    next: crmCalls.map(outerCall),
    called: crmAnswers.map(outerAnswer),
    dispatches: dispatches.map(outerDispatch),
  };
}

function outerMark(mark: ImportMark | null): object | null {
  return mark === null ? null : { ...mark, at: new Date(mark.at).toISOString() };
}

function outerSignature(signature: SignatureFindings | null): object | null {
  if (signature === null) return null;
  const { explanations: trials, ...rest } = signature;
  return { ...rest, trials };
}

function outerCall(call: CrmCall): object {
  const notes = call.notes.map(({ code, source, message }) => ({ code, ground: source, message }));
  const { path: _, pathIds: __, secret: ___, ...rest } = call;
  return { ...rest, notes };
}

function outerAnswer(answer: CrmAnswer): object {
  const { name, attempt, sentAt, ms, sent, outcome, meanings } = answer;
  const { is: _, ...came } = outcome;
  return {
    ...{ name, attempt, at: new Date(sentAt).toISOString(), ms, sent, ...came },
    meanings: meanings.map(({ code, source, message }) => ({ code, ground: source, message })),
  };
}

function outerMessage(message: ProviderMessage, html: string | null): object {
  const { htmlLength: _, ...fields } = message;
  return { ...fields, html };
}

function outerSender(sentBy: SentBy | null): object | null {
  if (sentBy === null) return null;
  const { code, message } = sentBy.remark;
  return { by: sentBy.by, code, ground: message };
}

function outerRelated(related: Related): object {
  const { remarks, counterpart, install, attempts, sameContent, thread } = related;
  return {
    install: install.map(({ step, row }) => ({ step, ...outerRow(row) })),
    counterpart:
      counterpart === null
        ? null
        : { is: counterpart.is, ...outerRow(counterpart.row), fields: counterpart.fields },
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
