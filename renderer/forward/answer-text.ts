import type { DispatchAnswer } from '../../shared/dispatches.ts';

export interface AnswerText {
  readonly text: string;
  readonly language: 'json' | 'html' | 'xml' | 'text';
  /** Whether the bytes are text; otherwise only what can be read as text is shown. */
  readonly isText: boolean;
}

/** Longer JSON is shown as it came. */
const longestPretty = 500_000;

/** The body of an answer or of what was sent, as a text to read: JSON in lines, everything else as it came. */
export function answerText({
  headers,
  body,
}: Pick<DispatchAnswer, 'headers' | 'body'>): AnswerText {
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  const raw = decoded(body, /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8');
  if (raw.text.length <= longestPretty && /^\s*[[{]/.test(raw.text)) {
    const pretty = prettyJson(raw.text);
    if (pretty !== null) return { ...raw, text: pretty, language: 'json' };
  }
  if (/\bhtml\b/i.test(type)) return { ...raw, language: 'html' };
  return { ...raw, language: /\bxml\b/i.test(type) ? 'xml' : 'text' };
}

function decoded(body: Uint8Array, charset: string): Pick<AnswerText, 'text' | 'isText'> {
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(body), isText: true };
  } catch {
    return { text: new TextDecoder().decode(body), isText: false };
  }
}

/** @returns `null` for what is no JSON, or where a number would lose digits. */
function prettyJson(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const hasLongNumber = /\d{16}/.test(text);
    return hasLongNumber ? null : JSON.stringify(value, null, 2);
  } catch {
    return null;
  }
}
