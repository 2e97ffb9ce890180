import type { DraftSource } from '../../../shared/contract/arguments.ts';
import type { Dispatch, SentRequest } from '../../../shared/dispatches.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import type { RequestDraft } from '../../../shared/sending.ts';
import { pathRest, targetParts } from '../dispatch/join-target.ts';
import { endToEnd } from '../dispatch/outgoing-request.ts';
import { contentCodings, decodeContent } from '../inspect/body/content-encoding.ts';
import { makeSample, sampleHeaders } from '../sample/make-sample.ts';

/** Where drafts are made from. */
export interface DraftSources {
  readonly resourcesDir: string;
  readonly pathToken: string | null;
  readonly read: (
    id: number,
  ) => { readonly request: CapturedRequest; readonly body: Uint8Array } | null;
  readonly dispatch: (id: number) => Dispatch | null;
  readonly sent: (id: number) => SentRequest | null;
}

/** A request for the editor; `null` when what it would be made from is gone, or was no HTTP. */
export async function makeDraft(
  source: DraftSource,
  from: DraftSources,
): Promise<RequestDraft | null> {
  if ('sample' in source) {
    const body = await makeSample(source.sample, from.resourcesDir, Date.now());
    const headers = endToEnd(sampleHeaders('http://localhost'));
    return { method: 'POST', path: '', url: null, headers, body };
  }
  if ('id' in source) return ofCapture(source.id, from);
  const dispatch = from.dispatch(source.dispatch);
  if (dispatch === null) return null;
  const sent = from.sent(dispatch.id);
  if (sent !== null) return { ...sent, ...(await opened(sent.headers, sent.body)), path: '' };
  const captured = dispatch.requestId === null ? null : await ofCapture(dispatch.requestId, from);
  return captured === null ? null : { ...captured, url: dispatch.url, path: '' };
}

async function ofCapture(
  id: number,
  { read, pathToken }: DraftSources,
): Promise<RequestDraft | null> {
  const found = read(id);
  if (found === null) return null;
  const { method, url, headers, stray, broken } = found.request;
  const parts = url === null ? null : targetParts(url);
  if (method === null || parts === null || broken !== null) return null;
  const path = `${pathRest(parts.path, pathToken, stray)}${parts.query}`;
  return { method, path, url: null, ...(await opened(headers, found.body)) };
}

/** Removes the content codings, so that the body can be edited; one that can't be removed stays. */
async function opened(
  headers: HeaderPairs,
  body: Uint8Array,
): Promise<Pick<RequestDraft, 'headers' | 'body'>> {
  const own = endToEnd(headers);
  if (contentCodings(headers).length === 0) return { headers: own, body };
  const { bytes, stillEncoded, incomplete, issues } = await decodeContent(headers, body);
  if (stillEncoded || incomplete || issues.length > 0) return { headers: own, body };
  return { headers: own.filter(([name]) => !/^content-encoding$/i.test(name)), body: bytes };
}
