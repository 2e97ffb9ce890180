import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { contentCodings, decodeContent } from '../inspect/body/content-encoding.ts';
import { encodeContent } from './encode-content.ts';
import { renewJson } from './renew-json.ts';

/**
 * The body with a new `messageId`, `webhookId` and `timestamp`. A body with content codings is decoded, and encoded
 * again in the same ones.
 *
 * @param now milliseconds since 1970.
 * @returns why it has to stay as it was: a sentence for the user.
 */
export async function renewBody(
  headers: HeaderPairs,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array, 'not-renewed'>> {
  const codings = contentCodings(headers);
  if (codings.length === 0) return renewed(renewBytes(body, now));
  const decoded = await decodeContent(headers, body);
  if (decoded.stillEncoded || decoded.incomplete || decoded.issues.length > 0)
    return notRenewed(`its ${codings.join(', ')} could not be decoded`);
  const bytes = renewBytes(decoded.bytes, now);
  return renewed(bytes === null ? null : await encodeContent(bytes, codings));
}

function renewBytes(body: Uint8Array, now: number): Uint8Array | null {
  const view = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const made = renewJson(view.toString('latin1'), now);
  return made === null ? null : Buffer.from(made, 'latin1');
}

function renewed(body: Uint8Array | null): Result<Uint8Array, 'not-renewed'> {
  return body === null
    ? notRenewed('its body is not JSON with a messageId, a webhookId or a timestamp')
    : { ok: true, value: body };
}

function notRenewed(detail: string): Result<Uint8Array, 'not-renewed'> {
  return { ok: false, fault: 'not-renewed', detail };
}
