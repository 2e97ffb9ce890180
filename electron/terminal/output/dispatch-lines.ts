import type { Dispatch, DispatchFault } from '../../../shared/dispatches.ts';
import type { EndedDispatch, Sending } from '../../core/send/send-each.ts';
import { printable } from './printable.ts';
import { statusStyle, styled } from './styles.ts';

/** A line of `replay --json`. @param sending `null` when the request was removed meanwhile. */
export function outerSending(sending: Sending | null, id: number): object {
  if (sending === null) return { id: String(id), status: null, ms: null, fault: 'removed' };
  const { outcome, ms, changes } = sending.dispatch;
  return {
    id: String(id),
    ...outerOutcome(outcome),
    ms: roundedMs(ms),
    fault: outcome.is === 'failed' ? outcome.fault : null,
    ...(outcome.is === 'failed' ? { detail: outcome.detail } : {}),
    ...(changes.isNew ? { asNew: true } : {}),
  };
}

/** A dispatch of `show --json`. */
export function outerDispatch(dispatch: Dispatch): object {
  const { outcome, destination, changes, at, ms } = dispatch;
  return {
    id: String(dispatch.id),
    cause: dispatch.cause,
    to: destination?.name ?? null,
    url: dispatch.url,
    state: outcome.is,
    status: outcome.is === 'answered' ? outcome.status : null,
    fault: outcome.is === 'failed' ? outcome.fault : null,
    ...(outcome.is === 'failed' ? { detail: outcome.detail } : {}),
    at: new Date(at).toISOString(),
    ms: ms === null ? null : roundedMs(ms),
    attempt: dispatch.attempt,
    mayBeTwice: dispatch.mayBeTwice,
    signedWith: changes.signedWith,
    asNew: changes.isNew,
    edited: changes.isEdited,
  };
}

/** A line of `replay`. */
export function sendingLine(sending: Sending | null, id: number): string {
  const number = styled('bold', `#${id}`);
  if (sending === null) return `${number}  ${styled('yellow', 'removed')}`;
  return `${number}  ${outcomeText(sending.dispatch)}`;
}

/** A dispatch on the page of its request. */
export function dispatchLine(dispatch: Dispatch): string {
  const { at, cause, destination, url, attempt, mayBeTwice, changes } = dispatch;
  return [
    `  ${new Date(at).toISOString()}`,
    cause,
    printable(destination?.name ?? url, 80),
    outcomeText(dispatch),
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(mayBeTwice ? ['may have arrived twice'] : []),
    ...(changes.signedWith === null ? [] : [`signed with ${printable(changes.signedWith)}`]),
    ...(changes.isNew ? ['as new'] : []),
    ...(changes.isEdited ? ['edited'] : []),
  ].join('  ');
}

/** The outcome of a dispatch, in words: `200 after 3.1 ms`, `refused: connect ECONNREFUSED`. */
export function outcomeText({ outcome, ms }: Pick<Dispatch, 'outcome' | 'ms'>): string {
  switch (outcome.is) {
    case 'answered':
      return `${styled(statusStyle(outcome.status), String(outcome.status))} after ${roundedMs(ms ?? 0)} ms`;
    case 'failed':
      return `${styled('red', outcome.fault)}: ${printable(outcome.detail)}`;
    default:
      return outcome.is;
  }
}

/** How often each outcome was: `10 sent: 8 × 200, 2 × refused.` */
export function outcomeCounts(
  counts: ReadonlyMap<number | DispatchFault, number>,
  total: number,
): string {
  const done = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${count} × ${outcome}`);
  const ofAll = done < total ? ` of ${total}` : '';
  return `${done}${ofAll} sent: ${parts.join(', ') || 'none'}.`;
}

function outerOutcome(outcome: EndedDispatch['outcome']): { readonly status: number | null } {
  return { status: outcome.is === 'answered' ? outcome.status : null };
}

/** A tenth of a millisecond is precise enough. */
export function roundedMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}
