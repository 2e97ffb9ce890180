import { cutText } from '../../../shared/cut-text.ts';
import { headerValue, type HeaderPairs } from '../../../shared/request.ts';
import type { CrmAnswer } from '../../../shared/crm-api.ts';
import type { StoredTry } from '../store/crm-tries.ts';
import { meaningsOf, type ReadAnswer } from './meanings.ts';

/** Characters of the answer's own message in a sentence. */
const longestMessage = 300;

/** Reads an answer of the API: its errors have `message`, a text or a list of texts (apps/v3/common/common-schemas.json). */
export function readAnswer(answer: {
  readonly status: number;
  readonly headers: HeaderPairs;
  readonly body: string;
}): ReadAnswer {
  const { status, headers, body } = answer;
  return {
    status,
    body,
    values: {
      said: messageOf(body) ?? '—',
      left: headerValue(headers, 'x-ratelimit-remaining') ?? '—',
      leftToday: headerValue(headers, 'x-ratelimit-daily-remaining') ?? '—',
    },
  };
}

/** A stored try with what is known of its answer. */
export function readTry(stored: StoredTry): CrmAnswer {
  const { outcome } = stored;
  return { ...stored, meanings: outcome.is === 'answered' ? meaningsOf(readAnswer(outcome)) : [] };
}

function messageOf(body: string): string | null {
  const value = parsed(body);
  const found = [value['message'], value['error_description'], value['error']].find(
    (one) => typeof one === 'string' || Array.isArray(one),
  );
  const texts = (Array.isArray(found) ? found : [found]).filter((one) => typeof one === 'string');
  const joined = texts.join('; ').trim().replace(/\.$/, '');
  const text = joined === '' ? body.trim() : joined;
  return text === '' ? null : cutText(text, longestMessage);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a JSON object; none for anything else. */
export function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
