import { hash, timingSafeEqual } from 'node:crypto';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Guard } from '../../../shared/access.ts';
import { guardRule, type HeaderPairs } from '../../../shared/request.ts';
import type { DecidedReply } from '../replies/decided-reply.ts';

/** Whether a request carries the header that the guard requires. The comparison takes constant time. */
export function guardAccepts(guard: Guard, headers: HeaderPairs): boolean {
  const [requiredName, required] = guardHeader(guard);
  return headers.some(
    ([name, value]) =>
      name.toLowerCase() === requiredName.toLowerCase() &&
      equals(guard.is === 'basic' ? normalScheme(value) : value.trim(), required),
  );
}

/** The header field that a request must carry. */
export function guardHeader(guard: Guard): readonly [name: string, value: string] {
  switch (guard.is) {
    case 'basic': {
      const credentials = Buffer.from(`${guard.user}:${guard.password}`).toString('base64');
      return ['Authorization', `Basic ${credentials}`];
    }
    case 'header':
      return [guard.name, guard.value];
    default:
      return assertNever(guard);
  }
}

/** The reply to a request without that header, or with another value. */
export function refusalOf(guard: Guard): DecidedReply {
  const challenge: HeaderPairs =
    guard.is === 'basic' ? [['WWW-Authenticate', 'Basic realm="Hookscope", charset="UTF-8"']] : [];
  return {
    rule: { ...guardRule, delayMs: 0, fault: null },
    status: 401,
    headers: [...challenge, ['Content-Type', 'application/json']],
    body: null,
  };
}

/** The name of a scheme is case-insensitive, and more than one blank may follow it (RFC 9110, section 11.4). */
function normalScheme(value: string): string {
  return value.trim().replace(/^basic +/i, 'Basic ');
}

function equals(given: string, required: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(required));
}
