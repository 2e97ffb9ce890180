import type { HeaderPairs } from '../../shared/request.ts';

/** A target as it is chosen and typed. */
export interface TargetInput {
  /** A destination, our own Delivery URL, or what is typed (`renderer/forward/target-input.ts`). */
  readonly choice: string;
  readonly url: string;
}

/** A request that is being edited. */
export interface EditInput {
  readonly target: TargetInput;
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderPairs;
  /** Bytes when they are not text. */
  readonly body: string | Uint8Array;
  /** The fingerprint of the key that signs what is sent. */
  readonly signWith: string | null;
}
