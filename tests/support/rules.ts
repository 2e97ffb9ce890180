import { replyRule, type ReplyRule } from '../../shared/reply-rules.ts';
import type { z } from 'zod';

/** A rule that differs from "200 to everything" in what is given. */
export function ruleOf(given: Partial<z.input<typeof replyRule>> = {}): ReplyRule {
  return replyRule.parse({ id: 'rule', name: 'A rule', ...given });
}

/** Bytes of a POST to the Delivery URL of a running core. */
export function post(body: string, head = ''): string {
  return `POST /in/test-token HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${head}\r\n${body}`;
}
