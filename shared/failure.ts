import { shortText } from './cut-text.ts';

/** A failure as the log has it: places in our code, and nothing of a sender's. */
export interface FailureReport {
  readonly name: string;
  readonly message: string;
  /** The stack, innermost frame first. */
  readonly places: readonly string[];
}

/** Limits of a message, of a place, and of the number of places. */
const messageCharacters = 500;
const placeCharacters = 300;
const maxPlaces = 20;

/**
 * Makes a report of what was thrown. A message may quote a sender's data (`JSON.parse` does). So texts in double quotes, addresses after
 * their host, e-mail addresses, and long runs of digits or of letters and digits (phone numbers, tokens, keys) are left out.
 */
export function readFailure(error: unknown): FailureReport {
  if (!(error instanceof Error))
    return { name: 'Error', message: redactMessage(String(error)), places: [] };
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s{1,10}at /.test(line))
    .slice(0, maxPlaces)
    .map((line) => shortText(line.trim(), placeCharacters));
  return { name: shortText(error.name, 60), message: redactMessage(error.message), places };
}

/** A message without data that it may quote. */
export function redactMessage(message: string): string {
  return withoutQuoted(shortText(message, messageCharacters))
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\+?\(?\d[\d ().-]{7,}\d/g, (run) => (isPhoneNumber(run) ? '…' : run))
    .split(' ')
    .map(redactWord)
    .join(' ');
}

/** Leaves out all from the first quote to the last: what is quoted may have quotes itself. Without its last quote, it ends the text. */
function withoutQuoted(message: string): string {
  const isClosed = message.split('"').length % 2 === 1;
  return message.replace(isClosed ? /".*"/s : /".*$/s, '"…"');
}

/** A line of the log, or a message for it, redacted. @param home the user's home folder; its name may be theirs. */
export function redactLine(line: string, home: string): string {
  const [, indent = '', rest = ''] = /^( *)(.*)$/s.exec(line) ?? [];
  return indent + redactMessage(withoutHome(rest, home));
}

/** A text with `~` for the home folder. */
export function withoutHome(text: string, home: string): string {
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

/** Groups of digits, as people write phone numbers; versions and addresses have dots between few digits. */
function isPhoneNumber(run: string): boolean {
  return /[ (-]/.test(run) && run.replace(/\D/g, '').length >= 9;
}

function redactWord(word: string): string {
  const scheme = /^([(<'‘]?https?:\/\/[^/?#]*)./i.exec(word)?.[1];
  if (scheme !== undefined) return `${scheme.slice(scheme.lastIndexOf('@') + 1)}/…`;
  if (word.includes('@') && !word.includes('/')) return '…@…';
  return word.replace(/[\w+=-]{7,}/g, (run) => (isSecret(run) ? '…' : run));
}

/** A long run of digits is a phone number; of letters and digits, a token, a key or an id. */
function isSecret(run: string): boolean {
  if (/^[\d+-]+$/.test(run)) return true;
  return run.length >= 16 && /\d/.test(run) && /[a-z]/i.test(run);
}
