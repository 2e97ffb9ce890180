import { createDetails, type Details } from '../core/views/details.ts';
import { inspect } from '../core/inspect/inspect.ts';
import type { VerifyingKeys } from '../core/signature/keys.ts';
import type { StoredCaptures } from './read-only-store.ts';

/** Requests of a folder with their inspection by these keys. The command waits for each, however long its body. */
export function storedDetails(store: StoredCaptures, keys: VerifyingKeys): Details {
  return createDetails(store, async (request) => {
    const body = store.body(request.id);
    return body === null ? null : { ok: true, value: await inspect(request, body, { keys }) };
  });
}
