import type { DispatchChanges } from '../../../shared/dispatches.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { renewBody } from './as-new.ts';
import { signAgain, withoutSignatures, type Signer } from './sign-again.ts';

/** How what is sent differs from what was captured. */
export interface WantedChanges {
  /** Signs the body again; `null` leaves the signature as it is. */
  readonly signer: Signer | null;
  readonly asNew: boolean;
}

/** A captured request with its changes, and what they were. */
export interface PreparedRequest {
  readonly request: CapturedRequest;
  readonly body: Uint8Array;
  readonly changes: DispatchChanges;
  /** Why it could not become new, for people; `null` when it did, or was not to. */
  readonly notRenewed: string | null;
}

/**
 * Changes a captured request as far as the user chose. Without changes it stays byte for byte as it was. A body that
 * changed and is not signed again loses its signature, which was made over other bytes.
 */
export function prepareRequest(
  request: CapturedRequest,
  body: Uint8Array,
  changes: WantedChanges,
  now: number,
): Promise<PreparedRequest> | PreparedRequest {
  return changes.asNew
    ? renewBody(request.headers, body, now).then((renewed) =>
        prepared(request, body, changes, renewed),
      )
    : prepared(request, body, changes, null);
}

/** @param renewed the body with new ids and times, or why it has none; `null` when they were not asked for. */
function prepared(
  request: CapturedRequest,
  body: Uint8Array,
  { signer }: WantedChanges,
  renewed: Awaited<ReturnType<typeof renewBody>> | null,
): PreparedRequest {
  const isNew = renewed?.ok === true;
  const sentBody = isNew ? renewed.value : body;
  const { headers } = request;
  const sentHeaders =
    signer !== null
      ? signAgain(headers, sentBody, signer)
      : isNew
        ? withoutSignatures(headers)
        : headers;
  return {
    request: { ...request, headers: sentHeaders },
    body: sentBody,
    changes: { signedWith: signer?.name ?? null, isNew, isEdited: false },
    notRenewed: renewed?.ok === false ? renewed.detail : null,
  };
}
