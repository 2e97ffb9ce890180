import { dispatchFaults } from '../../../../shared/dispatches.ts';
import { kinds } from '../../../../shared/kinds.ts';
import { issueCodes } from '../../../../shared/issues/index.ts';
import { nearest } from '../../../../shared/nearest.ts';
import type { QueryFault } from '../../../../shared/search.ts';
import { verdicts } from '../../../../shared/signature.ts';
import { fold } from '../fold.ts';
import { readDate, type Clock } from './date.ts';
import { queryFault, type Claim, type TextPlace } from './query.ts';
import { inPlainCharacters } from './typography.ts';
import { readSize } from './size.ts';
import type { QueryPart } from './words.ts';

type ReadValue = (value: QueryPart, clock: Clock) => Claim | QueryFault;

const states = [
  'duplicate',
  'stray',
  'broken',
  'truncated',
  'aborted',
  'pinned',
  'imported',
  'browser',
] as const;
const things = ['attachment', 'issue', 'problem'] as const;

/** Every key of the language, with the function that reads its value. */
export const keys: Readonly<Record<string, ReadValue>> = {
  kind: oneOf('kind', kinds, (kind) => ({ is: 'kind', kind })),
  method: readPlain((value) => ({ is: 'method', method: value.text.toUpperCase() })),
  status: readPlain(readStatus),
  forwarded: readPlain(readForwarded),
  'to-destination': ({ text }) => ({ is: 'destination', name: text }),
  from: textIn('from'),
  to: textIn('to'),
  subject: textIn('subject'),
  contact: textIn('contact'),
  message: textIn('message'),
  location: textIn('location'),
  provider: textIn('provider'),
  has: oneOf('has', things, (flag) => ({ is: 'flag', flag })),
  is: oneOf('is', states, (state) =>
    state === 'browser'
      ? { is: 'issue', issue: 'request.from-browser' }
      : { is: 'flag', flag: state },
  ),
  issue: readPlain(readIssue),
  signature: oneOf('signature', verdicts, (verdict) => ({ is: 'signature', verdict })),
  after: moment('after'),
  before: moment('before'),
  larger: size('larger'),
  smaller: size('smaller'),
  id: readPlain(readId),
};

/**
 * A claim about the text of a place. Folds the text.
 *
 * @returns a fault when nothing is left of the text to look for.
 */
export function textClaim(place: TextPlace, value: QueryPart): Claim | QueryFault {
  const text = fold(value.text);
  return text === ''
    ? queryFault('empty-value', value, 'There is nothing to search for here.')
    : { is: 'text', place, text };
}

function textIn(place: TextPlace): ReadValue {
  return (value) => textClaim(place, value);
}

/** A value that is not searched as text may be typed in full-width characters and with any dash. */
function readPlain(read: ReadValue): ReadValue {
  return (value, clock) => read({ ...value, text: inPlainCharacters(value.text) }, clock);
}

function oneOf<Name extends string>(
  key: string,
  names: readonly Name[],
  claim: (name: Name) => Claim,
): ReadValue {
  return readPlain((value) => {
    const name = names.find((known) => known === value.text.toLowerCase());
    if (name !== undefined) return claim(name);
    const meant = nearest(value.text, names);
    const all = `${key}: can be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}.`;
    return queryFault(
      'unknown-value',
      value,
      meant === null
        ? `${key}: does not know "${value.text}". ${all}`
        : `${key}: does not know "${value.text}". Did you mean ${key}:${meant}?`,
      meant,
    );
  });
}

/** A code such as `phone.not-e164`, or its beginning up to a dot: `phone` is every issue about a phone. */
function readIssue(value: QueryPart): Claim | QueryFault {
  const text = value.text.toLowerCase();
  const code = issueCodes.find((known) => `${known}.`.toLowerCase().startsWith(`${text}.`));
  if (code !== undefined) return { is: 'issue', issue: code.slice(0, text.length) };
  const meant = nearest(
    text,
    issueCodes.map((known) => known.toLowerCase()),
  );
  return queryFault(
    'unknown-value',
    value,
    meant === null
      ? `There is no issue "${value.text}". The view Issues shows their codes, such as issue:phone.not-e164.`
      : `There is no issue "${value.text}". Did you mean issue:${meant}?`,
    meant,
  );
}

/** `200`, a class such as `4xx`, or `none`. */
function readStatus(value: QueryPart): Claim | QueryFault {
  const text = value.text.toLowerCase();
  if (text === 'none') return { is: 'status', range: null };
  const range = statusRange(text);
  if (range !== null) return { is: 'status', range };
  return queryFault(
    'bad-number',
    value,
    `"${value.text}" is not a status. Write one such as status:200 or status:4xx, or status:none.`,
  );
}

/** The statuses that are meant by one such as `200`, or by a class such as `4xx`. */
function statusRange(text: string): { readonly from: number; readonly to: number } | null {
  const [, digit] = /^([1-5])xx$/.exec(text) ?? [];
  if (digit !== undefined) return { from: +digit * 100, to: +digit * 100 + 99 };
  return /^[1-9]\d\d$/.test(text) ? { from: +text, to: +text } : null;
}

const readOutcome = oneOf(
  'forwarded',
  ['failed', 'waiting', 'skipped', 'none', ...dispatchFaults],
  (outcome) => ({ is: 'forwarded', outcome }),
);

/** A status or a class of the answer, or another outcome by its name. */
function readForwarded(value: QueryPart, clock: Clock): Claim | QueryFault {
  const range = statusRange(value.text.toLowerCase());
  return range === null ? readOutcome(value, clock) : { is: 'forwarded', outcome: range };
}

function readId(value: QueryPart): Claim | QueryFault {
  return /^\d{1,15}$/.test(value.text)
    ? { is: 'id', id: Number(value.text) }
    : queryFault(
        'bad-number',
        value,
        `"${value.text}" is not a request's number. Write one such as id:42.`,
      );
}

function moment(is: 'after' | 'before'): ReadValue {
  return readPlain((value, clock) => {
    const time = readDate(value.text, clock);
    return time === null
      ? queryFault(
          'bad-date',
          value,
          `"${value.text}" is not a date. Write one such as 2026-11-22, 2026-11-22T10:00, 10:00, today or 1h (an hour ago).`,
        )
      : { is, time };
  });
}

function size(is: 'larger' | 'smaller'): ReadValue {
  return readPlain((value) => {
    const bytes = readSize(value.text);
    return bytes === null
      ? queryFault(
          'bad-size',
          value,
          `"${value.text}" is not a size. Write one such as 500, 10kb or 2MB.`,
        )
      : { is, bytes };
  });
}
