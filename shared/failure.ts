import { shortText } from './cut-text.ts';

/** What a log says of something that failed. It names code of ours, never what came from a sender. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  /** Its stack, the innermost place first. */
  readonly places: readonly string[];
}

/** Characters of a message and of a place, and places, at most. */
const messageCharacters = 500;
const placeCharacters = 300;
const mostPlaces = 20;

/**
 * Reads what was thrown. A message may quote what was being read (`JSON.parse` does), so that what stands in double quotes goes,
 * and so do addresses but for their host, names before an @, and long runs of digits or of letters and digits: phone numbers, tokens, keys.
 */
export function readFailure(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: 'Error', message: plain(String(error)), places: [] };
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s{1,10}at /.test(line))
    .slice(0, mostPlaces)
    .map((line) => shortText(line.trim(), placeCharacters));
  return { name: shortText(error.name, 60), message: plain(error.message), places };
}

/** A message without what it may quote. */
export function plain(message: string): string {
  return shortText(message, messageCharacters)
    .replace(/"[^"]*(?:"|$)/g, '"…"')
    .replace(/[\r\n]+/g, ' ')
    .split(' ')
    .map(plainWord)
    .join(' ');
}

function plainWord(word: string): string {
  const scheme = /^([(<'‘]?https?:\/\/[^/?#]*)./i.exec(word)?.[1];
  if (scheme !== undefined) return `${scheme.slice(scheme.lastIndexOf('@') + 1)}/…`;
  if (word.includes('@') && !word.includes('/')) return '…@…';
  return word.replace(/[\w+=-]{7,}/g, (run) => (isSecret(run) ? '…' : run));
}

/** Digits without end are a phone number; letters and digits mixed are a token, a key or an id. */
function isSecret(run: string): boolean {
  if (/^[\d+-]+$/.test(run)) return true;
  return run.length >= 16 && /\d/.test(run) && /[a-z]/i.test(run);
}
