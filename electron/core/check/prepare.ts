import type { KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { HeaderPairs } from '../../../shared/request.ts';
import { unknownKey } from '../sample/break-sample.ts';
import { sign } from '../signature/private-keys.ts';
import type { BodyMaker } from './make-body.ts';
import type { ScenarioRequest } from './scenario.ts';

/** A request of a scenario, ready to be sent. */
export interface ReadyRequest {
  readonly method: string;
  /** Put behind the path of the address. */
  readonly query: string;
  /** Without those that say how long the body is. */
  readonly headers: HeaderPairs;
  readonly body: Buffer;
  readonly isChunked: boolean;
}

/**
 * Makes and signs a request of a scenario.
 *
 * @param key of the user, whose public half the receiver knows. Without one, what should be signed rightly is unsigned.
 */
export async function prepare(
  request: ScenarioRequest,
  bodies: BodyMaker,
  key: KeyObject | null,
): Promise<ReadyRequest> {
  const { method, query, contentType, gzip, chunked: isChunked } = request;
  const made = request.body === null ? Buffer.alloc(0) : await bodies.make(request.body);
  const value = signatureValue(request.signature, made, key);
  // A signature is made of the content: what the sender packs for the way is unpacked before it is verified.
  const body = gzip ? gzipSync(made) : made;
  const headers: HeaderPairs = [
    ['Accept', '*/*'],
    ...(contentType === null ? [] : [['Content-Type', contentType] as const]),
    ...(gzip ? [['Content-Encoding', 'gzip'] as const] : []),
    ...(value === null ? [] : [[request.signatureHeader, value] as const]),
    ['User-Agent', 'Hookscope check'],
  ];
  return { method, query, headers, body, isChunked };
}

function signatureValue(
  how: ScenarioRequest['signature'],
  body: Buffer,
  key: KeyObject | null,
): string | null {
  switch (how) {
    case 'right':
      return key === null ? null : sign(body, key);
    case 'wrong-key':
      return sign(body, unknownKey());
    case 'altered':
      return sign(altered(body), key ?? unknownKey());
    case 'not-applicable':
      return 'N/A';
    case 'malformed':
      return 'not a signature';
    case 'missing':
      return null;
  }
}

/** The body as it was before one of its bytes was changed on the way. */
function altered(body: Buffer): Buffer {
  const before = Buffer.from(body);
  const at = body.length >> 1;
  before[at] = (body[at] ?? 0) ^ 1;
  return before;
}
