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
export async function prepareRequest(
  request: CapturedRequest,
  body: Uint8Array,
  { signer, asNew }: WantedChanges,
  now: number,
): Promise<PreparedRequest> {
  const renewed = asNew ? await renewBody(request.headers, body, now) : null;
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
