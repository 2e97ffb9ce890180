import type { CapturedRequest } from '../../../shared/request.ts';
import { readBody, type ReadBody } from './body/read-body.ts';
import { readJson, type JsonReading } from './json/read-json.ts';

/** The body of a request, decoded once and parsed once for everything that reads it. */
export interface OpenedBody {
  /** As received. */
  readonly bytes: Uint8Array;
  readonly body: ReadBody;
  /** Parses it at the first call. @throws TooDeep */
  readonly json: () => JsonReading;
}

/** Decodes the body of a request. Never throws. @param bytes the received body. */
export async function openBody(request: CapturedRequest, bytes: Uint8Array): Promise<OpenedBody> {
  const body = await readBody(request, bytes);
  let json: JsonReading | null = null;
  return { bytes, body, json: () => (json ??= readJson(request, body)) };
}
