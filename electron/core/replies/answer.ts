import type { Inspection } from '../../../shared/inspection.ts';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import type { AppliedRule, HeaderPairs } from '../../../shared/request.ts';
import { contentTypeOf, isJson } from '../inspect/body/content-type.ts';
import { fill, valuesOf } from './template.ts';

/** What a rule wants answered to one request. */
export interface RuledAnswer {
  readonly rule: AppliedRule;
  readonly status: number;
  readonly headers: HeaderPairs;
  /** Filled in; `null` for the small JSON body of a plain reply. */
  readonly body: string | null;
}

const jsonType = ['Content-Type', 'application/json'] as const;

/** A body without a type of its own is JSON. */
export function answerOf(
  { id, name, reply }: ReplyRule,
  inspection: Inspection | null,
): RuledAnswer {
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
