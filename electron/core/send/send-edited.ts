import type { EditedSending } from '../../../shared/contract/arguments.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { EditedSent, EditFault } from '../../../shared/sending.ts';
import { climbsOut, joinTarget } from '../dispatch/join-target.ts';
import { checkedRequest, endToEnd, type OutgoingRequest } from '../dispatch/outgoing-request.ts';
import type { Sender } from '../dispatch/send-once.ts';
import { dispatchOf, sentRequest, type Sending } from './send-each.ts';
import type { ResolvedTarget } from './send-target.ts';
import { signAgain, type Signer } from './sign-again.ts';

/** Why an edited request can't be sent. */
type Refused = Exclude<EditedSent, { readonly ok: true }>;

const method = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/;
const fieldName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * An edited request as it is sent. A key signs the final bytes of the body; the target's own header fields replace those
 * of the same name.
 */
export function editedRequest(
  { request }: Pick<EditedSending, 'request'>,
  { target }: ResolvedTarget,
  signer: Signer | null,
): { readonly ok: true; readonly value: OutgoingRequest } | Refused {
  if (!method.test(request.method) || request.method === 'CONNECT')
    return refused('bad-method', request.method, 'is not a method that can be sent');
  const fault = headerFault(request.headers);
  if (fault !== null) return fault;
  const url = editedUrl(target.url, request.path);
  if (url === null)
    return {
      ok: false,
      fault: 'bad-url',
      detail: 'The path must begin with "/" or "?", and may not lead out of the target with "..".',
    };
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
  const signed = signer === null ? request.headers : signAgain(request.headers, body, signer);
  const own = new Set(target.headers.map(([name]) => name.toLowerCase()));
  const headers = [...signed.filter(([name]) => !own.has(name.toLowerCase())), ...target.headers];
  const checked = checkedRequest({ method: request.method, url, headers, body });
  return checked.ok ? checked : { ok: false, fault: 'bad-url', detail: checked.detail };
}

/** The first header field that can't be sent. */
function headerFault(headers: HeaderPairs): Refused | null {
  for (const [name, value] of headers) {
    if (!fieldName.test(name))
      return refused('bad-header-name', name, 'is not a valid name of a header field');
    if (!fieldValue.test(value))
      return refused('bad-header-value', name, 'has a line break, or a character beyond Latin-1');
    if (endToEnd([[name, value]]).length === 0)
      return refused('own-header', name, 'is written by Hookscope when it sends: remove it');
  }
  return null;
}

function refused(fault: EditFault, part: string, why: string): Refused {
  return { ok: false, fault, detail: `${JSON.stringify(part.slice(0, 60))} ${why}.`, part };
}

/** The target's URL with the edited path and query. Characters that a URL can't have are percent-encoded. */
function editedUrl(targetUrl: string, path: string): string | null {
  const base = URL.parse(targetUrl);
  if (base === null || !/^(?:$|[/?])/.test(path)) return null;
  const at = path.includes('?') ? path.indexOf('?') : path.length;
  const rest = path.slice(0, at);
  if (climbsOut(rest)) return null;
  return joinTarget(base, encoded(rest), encoded(path.slice(at)));
}

function encoded(text: string): string {
  return text.replaceAll(/[^\x21\x23-\x7e]/gu, (character) =>
    encodeURIComponent(character.isWellFormed() ? character : '\ufffd'),
  );
}

/** Sends an edited request, and waits for its answer. @param requestId the request that it is listed with. */
export async function sendEdited(
  outgoing: OutgoingRequest,
  requestId: number | null,
  target: ResolvedTarget,
  signer: Signer | null,
  sender: Pick<Sender, 'send'>,
): Promise<Sending> {
  const at = Date.now();
  const outcome = await sender.send(outgoing, target.route);
  return {
    dispatch: {
      ...dispatchOf(target, outgoing.url, outcome, at),
      requestId,
      changes: { signedWith: signer?.name ?? null, isNew: false, isEdited: true },
    },
    answer: outcome.ok ? outcome.answer : null,
    sent: sentRequest(outgoing),
  };
}
