import type { CapturedRequest } from '../../../shared/request.ts';
import { readBody, type ReadBody } from './body/read-body.ts';
import type { CutText, CutValue } from './json/condense-json.ts';
import { readJson, type JsonReading } from './json/read-json.ts';

/** The body of a request, decoded once and parsed once for everything that reads it. */
export interface OpenedBody {
  /** As received. Of a body that is read in parts, they are here only where a signature is checked. */
  readonly bytes: Uint8Array;
  readonly body: ReadBody;
  /** Parses it at the first call. @throws TooDeep */
  readonly json: () => JsonReading;
  readonly cuts: BodyCuts;
}

/** What `body.text` and the value of its JSON leave out of a long body. */
export interface BodyCuts {
  readonly values: ReadonlyMap<number, CutValue>;
  readonly texts: ReadonlyMap<string, CutText>;
  /** Reads a text of `texts` whole, in pieces; `null` for any other. */
  readonly readText: ((name: string) => AsyncIterable<string> | null) | null;
}

const noCuts: BodyCuts = { values: new Map(), texts: new Map(), readText: null };

/** Decodes the body of a request. Never throws. @param bytes the received body. */
export async function openBody(request: CapturedRequest, bytes: Uint8Array): Promise<OpenedBody> {
  const body = await readBody(request, bytes);
  let json: JsonReading | null = null;
  return { bytes, body, json: () => (json ??= readJson(request, body)), cuts: noCuts };
}
