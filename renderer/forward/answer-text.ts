import type { DispatchAnswer } from '../../shared/dispatches.ts';
import { withBoundedLines } from '../ui/bounded-lines.ts';

export interface AnswerText {
  /** What is shown: JSON in lines, everything else as it came. */
  readonly text: string;
  /** The whole text as it came. */
  readonly raw: string;
  readonly language: 'json' | 'html' | 'xml' | 'text';
  /** Whether the bytes are text; otherwise only what can be read as text is shown. */
  readonly isText: boolean;
  /** Whether only a part is shown, because a line is too long for an editor. */
  readonly isShortened: boolean;
}

/** Longer JSON is shown as it came. */
const longestPretty = 500_000;

/** The body of an answer, or of what was sent, as a text to read. */
export function answerText({
  headers,
  body,
}: Pick<DispatchAnswer, 'headers' | 'body'>): AnswerText {
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  const { raw, isText } = decoded(body, /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8');
  const pretty = raw.length <= longestPretty ? prettyJson(raw) : null;
  const whole = pretty ?? raw;
  const text = withBoundedLines(whole);
  const language = pretty === null ? languageOf(type) : 'json';
  return { text, raw, language, isText, isShortened: text.length < whole.length };
}

function languageOf(type: string): AnswerText['language'] {
  if (/\bhtml\b/i.test(type)) return 'html';
  return /\bxml\b/i.test(type) ? 'xml' : 'text';
}

function decoded(body: Uint8Array, charset: string): Pick<AnswerText, 'raw' | 'isText'> {
  try {
    return { raw: new TextDecoder(charset, { fatal: true }).decode(body), isText: true };
  } catch {
    return { raw: new TextDecoder().decode(body), isText: false };
  }
}

/** @returns `null` for what is no JSON, or where a number would lose digits. */
function prettyJson(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    const hasLongNumber = /\d{16}/.test(text);
    return hasLongNumber ? null : JSON.stringify(value, null, 2);
  } catch {
    return null;
  }
}
