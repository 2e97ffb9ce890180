import { bounds } from '../../../shared/bounds.ts';
import type { DispatchChanges } from '../../../shared/dispatches.ts';
import type { PlayedMessage } from '../../../shared/play.ts';
import type { Result } from '../../../shared/result.ts';
import type { SampleName } from '../../../shared/sample.ts';
import type { BodyMaker } from '../check/make-body.ts';
import { faultSentences } from '../dispatch/fault-sentences.ts';
import { outgoingRequest, type OutgoingRequest } from '../dispatch/outgoing-request.ts';
import { sampleHeaders, signatureOf } from '../sample/make-sample.ts';
import { prepareRequest, type PreparedRequest, type WantedChanges } from '../send/prepare.ts';
import type { SendingParts } from '../send/send-each.ts';
import type { ResolvedTarget } from '../send/send-target.ts';
import type { Signer } from '../send/sign-again.ts';

/** A request as each attempt of its message sends it. */
export interface PreparedAttempt {
  readonly outgoing: OutgoingRequest;
  readonly changes: DispatchChanges;
}

/** A message of a play. */
export interface MessageToPlay {
  readonly played: PlayedMessage;
  /** The captured request; `null` for a sample. */
  readonly requestId: number | null;
  readonly bodyBytes: number;
  /**
   * Makes the request of an attempt. All attempts have the same bytes, with their ids, their timestamp and their signature:
   * HighLevel's help centre says of a retry that it has the same payload (article 155000007071).
   */
  readonly prepare: () => Promise<Result<PreparedAttempt, 'removed' | 'not-sendable'>>;
}

/** Messages of a sample, each with ids of its own, to receivers that nobody is behind (`check/make-body.ts`). */
export async function sampleMessages(
  { sample, count }: { readonly sample: SampleName; readonly count: number },
  bodies: BodyMaker,
  { target }: ResolvedTarget,
  signer: Signer | null,
): Promise<readonly MessageToPlay[]> {
  const messages: MessageToPlay[] = [];
  for (let number = 1; number <= count; number += 1) {
    const body = await bodies.make({ sample, layout: 'compact' });
    const headers = [...sampleHeaders(target.url), ...signatureOf(body, signer?.key ?? null)];
    const request = { method: 'POST', url: '/', headers, broken: null, stray: false } as const;
    const made = outgoingRequest({ ...request, body: { ended: 'complete' } }, body, target);
    const changes = { signedWith: signer?.name ?? null, isNew: true, isEdited: false };
    const prepared = made.ok
      ? ({ ok: true, value: { outgoing: made.value, changes } } as const)
      : made;
    messages.push({
      played: { sample, number },
      requestId: null,
      bodyBytes: body.length,
      prepare: () => Promise.resolve(prepared),
    });
  }
  return messages;
}

/** What is read of the captured requests of a play. */
export type ReadRequest = (id: number) => ReturnType<SendingParts['read']>;

/**
 * Messages of captured requests, with the header fields that they came with. A body is read for each attempt; only one that
 * gets new ids is held, because all attempts of its message share them.
 */
function capturedMessages(
  ids: readonly number[],
  read: ReadRequest,
  { target }: ResolvedTarget,
  changes: WantedChanges,
): readonly MessageToPlay[] {
  return ids.map((id) => {
    let renewing: Promise<PreparedRequest | null> | null = null;
    return {
      played: { request: id },
      requestId: id,
      bodyBytes: read(id)?.request.body.bytes ?? 0,
      prepare: async () => {
        const found = read(id);
        if (found === null) return removed;
        const prepared = async () => {
          const body = found.body();
          return body === null ? null : prepareRequest(found.request, body, changes, Date.now());
        };
        const made = await (changes.asNew ? (renewing ??= prepared()) : prepared());
        if (made === null) return removed;
        const outgoing = outgoingRequest(made.request, made.body, target);
        return outgoing.ok
          ? { ok: true, value: { outgoing: outgoing.value, changes: made.changes } }
          : outgoing;
      },
    };
  });
}

const removed = { ok: false, fault: 'removed', detail: faultSentences.removed } as const;

/** The same, unless there are none, or more than a play may have. */
export function playableMessages(
  ids: readonly number[],
  read: ReadRequest,
  target: ResolvedTarget,
  changes: WantedChanges,
): Result<readonly MessageToPlay[], 'nothing' | 'too-long'> {
  const { entries } = bounds.playedMessages;
  if (ids.length === 0)
    return { ok: false, fault: 'nothing', detail: 'There is no request to send.' };
  if (ids.length > entries)
    return tooLong(`A play has ${entries} messages at most, and ${ids.length} were chosen.`);
  const messages = capturedMessages(ids, read, target, changes);
  const heldBytes = messages.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  return changes.asNew && heldBytes > bounds.playedBodies.bytes
    ? tooLong(
        `Bodies with new ids are held in memory, and these have ${heldBytes} bytes: choose fewer.`,
      )
    : { ok: true, value: messages };
}

function tooLong(detail: string): Result<never, 'too-long'> {
  return { ok: false, fault: 'too-long', detail };
}
