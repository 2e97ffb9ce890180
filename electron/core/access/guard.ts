import { hash, timingSafeEqual } from 'node:crypto';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Guard } from '../../../shared/access.ts';
import { guardRule } from '../../../shared/request.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { RuledAnswer } from '../replies/answer.ts';

/** Whether a request brings what the guard asks for. How long the answer takes tells nothing of the secret. */
export function letsIn(guard: Guard, headers: HeaderPairs): boolean {
  const [wantedName, wanted] = guardHeader(guard);
  return headers.some(
    ([name, value]) =>
      name.toLowerCase() === wantedName.toLowerCase() &&
      equals(guard.is === 'basic' ? withoutCase(value) : value.trim(), wanted),
  );
}

/** The header field that a request must bring. */
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

/** What is answered to a request that brings nothing, or the wrong thing. */
export function refusalOf(guard: Guard): RuledAnswer {
  const challenge: HeaderPairs =
    guard.is === 'basic' ? [['WWW-Authenticate', 'Basic realm="Hookscope", charset="UTF-8"']] : [];
  return {
    rule: { ...guardRule, delayMs: 0, fault: null },
    status: 401,
    headers: [...challenge, ['Content-Type', 'application/json']],
    body: null,
  };
}

/** The name of a scheme has no case, and blanks after it don't count (RFC 9110, section 11.4). */
function withoutCase(value: string): string {
  return value.trim().replace(/^basic +/i, 'Basic ');
}

function equals(given: string, wanted: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(wanted));
}
