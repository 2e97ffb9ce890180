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
    .replace(/\b(bearer|basic)\s+\S+/giu, '$1 …')
    .replace(/\+?\(?\d[\d\s().\p{Pd}]{7,}\d/gu, (run) => (isPhoneNumber(run) ? '…' : run))
    .split(' ')
    .map(redactWord)
    .join(' ');
}

/**
 * Leaves out all from the first quote to the last: what is quoted may have quotes itself. Single quotes stay: the system
 * quotes paths by them, and they are apostrophes too.
 */
function withoutQuoted(message: string): string {
  return ['""', '{}', '“”', '``'].reduce((text, marks) => {
    const [open = '', close = ''] = marks;
    const start = text.indexOf(open);
    if (start === -1) return text;
    const end = text.lastIndexOf(close);
    // Without its last quote, it ends the text.
    const isClosed = open === close ? text.split(open).length % 2 === 1 : end > start;
    return `${text.slice(0, start)}${open}…${close}${isClosed ? text.slice(end + 1) : ''}`;
  }, message);
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

/** Groups of digits, as people write phone numbers. */
function isPhoneNumber(run: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(run)) return false;
  return /[^\d+]/.test(run) && run.replace(/\D/g, '').length >= 9;
}

function redactWord(word: string): string {
  const start = word.search(/\b(?:https?|wss?|ftp):\/\//i);
  if (start !== -1) return redactWord(word.slice(0, start)) + hostOf(word.slice(start));
  const query = word.indexOf('?');
  const isQuery = query !== -1 && word.includes('=', query);
  return (isQuery ? `${word.slice(0, query)}?…` : word)
    .split(/([/:=&])/)
    .map((piece) => (isAddress(piece) ? '…@…' : piece))
    .join('')
    .replace(/[\w+=-]{7,}/g, withoutSecret);
}

/** An address of the web up to its host, without a user before it. */
function hostOf(address: string): string {
  const [scheme = '', rest = ''] = address.split('//');
  const [host = ''] = rest.split(/[/?#]/);
  return `${scheme}//${host.slice(host.lastIndexOf('@') + 1)}/…`;
}

/** An e-mail address. A package's name begins with the sign, and a version follows it in a store of packages. */
function isAddress(piece: string): boolean {
  return /.(?:@|%40)\D/i.test(piece);
}

/** A long run of digits is a phone number; of letters and digits, a token, a key or an id. */
function withoutSecret(run: string): string {
  const isNumber = /^[\d+-]+$/.test(run);
  const isToken = run.length >= 16 && /\d/.test(run) && /[a-z]/i.test(run);
  return isNumber || isToken ? '…' : run;
}
