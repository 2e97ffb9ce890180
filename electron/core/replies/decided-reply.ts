import type { Inspection } from '../../../shared/inspection.ts';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import type { AppliedRule, HeaderPairs } from '../../../shared/request.ts';
import { contentTypeOf, isJson } from '../inspect/body/content-type.ts';
import { fill, valuesOf } from './template.ts';

/** The reply to one request that is not the default reply. */
export interface DecidedReply {
  readonly rule: AppliedRule;
  readonly status: number;
  readonly headers: HeaderPairs;
  /** With its fields filled in; `null` for the small JSON body of the default reply. */
  readonly body: string | Uint8Array | null;
  /** It is the answer of another server, and nothing is added to it. An empty text is the usual one of the status. */
  readonly relayed?: { readonly statusText: string };
}

const jsonType = ['Content-Type', 'application/json'] as const;

/** Fills in a rule's reply. A body without a Content-Type is sent as JSON. */
export function decidedReply(
  { id, name, reply }: ReplyRule,
  inspection: Inspection | null,
): DecidedReply {
  const { status, delayMs, fault } = reply;
  const type = contentTypeOf(reply.headers);
  const json = type === null || isJson(type.mediaType);
  const values = valuesOf(inspection?.fields ?? []);
  return {
    rule: { id, name, delayMs, fault },
    status,
    headers: type === null ? [...reply.headers, jsonType] : reply.headers,
    body: reply.body === null ? null : fill(reply.body, values, json),
  };
}
