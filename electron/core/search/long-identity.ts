import type { CapturedRequest } from '../../../shared/request.ts';
import { readFields } from '../inspect/fields.ts';
import type { JsonObject } from '../inspect/message.ts';
import { readBody } from '../inspect/read-body.ts';
import { identityOf } from '../relate/identity.ts';
import { identityText } from './document.ts';

/** The fields by which a delivery is known again. */
const names: ReadonlySet<string> = new Set(['type', 'messageId', 'emailMessageId', 'webhookId']);

/** The identity of a request whose body is too long to be parsed for nothing else. Total. */
export async function readLongIdentity(
  request: CapturedRequest,
  bytes: Uint8Array,
): Promise<string | null> {
  const body = await readBody(request, bytes);
  return identityText(identityOf(request, body.binary ? null : identityFields(body.text)));
}

/** The last of each name counts, as in `JSON.parse`. */
function identityFields(text: string): JsonObject | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const fields = readFields(text, () => null).filter(
      ({ name, type }) => names.has(name) && type === 'string',
    );
    return Object.fromEntries(fields.map(({ name, text: value }) => [name, value]));
  } catch {
    return null;
  }
}
