import { capture } from '../../electron/core/capture/capture.ts';
import type { CapturedRequest, HeaderPairs } from '../../shared/request.ts';

export const jsonType: HeaderPairs = [['Content-Type', 'application/json']];

/** A whole POST of these bytes, as it is captured. */
export function posted(bytes: Uint8Array, headers: HeaderPairs = jsonType): CapturedRequest {
  return capture(
    {
      id: 1,
      receivedAt: 0,
      endedAt: 0,
      via: 'local',
      peer: null,
      method: 'POST',
      url: '/',
      httpVersion: '1.1',
      headers,
      trailers: [],
      ended: 'complete',
      stray: false,
      broken: null,
    },
    bytes,
  ).request;
}
