import type { PlayAnswer, PlayAttempt, PlayDelivery, PlayEnd } from '../../../shared/play.ts';
import type { PlayState } from '../../core/play/play.ts';
import { roundedMs } from './dispatch-lines.ts';
import { printable } from './printable.ts';
import { statusStyle, styled } from './styles.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The units of a time, each with the smallest one that is shown beside it. */
const units = [
  [day, 'd', hour],
  [hour, 'h', minute],
  [minute, 'min', second],
  [second, 's', second],
] as const;

/** A time in its two largest units: `10 min 32 s`, `2 h 8 min`, `1.1 s`, `340 ms`. */
export function timeText(ms: number): string {
  if (ms === 0) return '0 s';
  if (ms < second) return `${Math.round(ms)} ms`;
  if (ms < 10 * second) return `${(ms / second).toFixed(1)} s`;
  const [, , smallest] = units.find(([length]) => ms >= length) ?? units[3];
  let rest = Math.round(ms / smallest) * smallest;
  const parts: string[] = [];
  for (const [length, name] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.join(' ');
}

const ends: Readonly<Record<PlayEnd, string>> = {
  accepted: 'accepted',
  'not-retried': 'not tried again',
  spent: 'given up: all retries were made',
  removed: 'the request was removed',
  'not-sendable': 'it can’t be sent',
  stopped: 'stopped',
};

/** The columns of a time line and their widths. */
const columns = {
  attempt: 7,
  real: 13,
  here: 9,
  answer: 24,
} as const;

/** The first line of a time line. @param width of the names of its messages. */
export function playHead(width: number): string {
  return styled(
    'dim',
    [
      'message'.padEnd(width),
      'attempt'.padEnd(columns.attempt),
      'in HighLevel'.padEnd(columns.real),
      'here'.padEnd(columns.here),
      'answer'.padEnd(columns.answer),
      'then',
    ].join('  '),
  );
}

/** What a message is called: `#12`, `sms`, `sms 3`, `#12 again` for the second delivery of the same. */
export function playedName({ message, copy }: Pick<PlayDelivery, 'message' | 'copy'>): string {
  const name = 'request' in message ? `#${message.request}` : `${message.sample} ${message.number}`;
  return copy === 1 ? name : `${name} again`;
}

/**
 * An attempt that was answered, in columns, with what follows it.
 *
 * @param startedAt of the first attempt of its message here.
 */
export function playLine(delivery: PlayDelivery, at: number, width: number): string {
  const { [at]: attempt, [at + 1]: next } = delivery.attempts;
  const startedAt = delivery.attempts[0]?.sentAt ?? 0;
  if (attempt === undefined) {
    const end = styled('yellow', ends[delivery.end ?? 'stopped']);
    return `${playedName(delivery).padEnd(width)}  ${end}`;
  }
  const { afterFirstMs, sentAt, answer } = attempt;
  const cells = [
    playedName(delivery).padEnd(width),
    String(attempt.attempt).padStart(columns.attempt),
    timeText(afterFirstMs).padStart(columns.real),
    (sentAt === null ? '' : timeText(sentAt - startedAt)).padStart(columns.here),
    answerCell(answer),
    thenText(delivery.end, next),
  ];
  const said = answer?.ok === true && !isAccepted(answer) ? printable(answer.text.trim(), 100) : '';
  return [...cells, ...(said === '' ? [] : [styled('dim', said)])].join('  ');
}

function answerCell(answer: PlayAnswer | null): string {
  if (answer === null) return ''.padEnd(columns.answer);
  const after = ` after ${timeText(answer.ms)}`;
  const word = answer.ok ? String(answer.status) : answer.fault;
  const style = answer.ok ? statusStyle(answer.status) : 'red';
  return `${styled(style, word)}${after}${' '.repeat(Math.max(0, columns.answer - word.length - after.length))}`;
}

function thenText(end: PlayEnd | null, next: PlayAttempt | undefined): string {
  if (next !== undefined)
    return `again in ${timeText(next.pauseMs)} (here ${timeText(next.shortPauseMs)})`;
  const why = end ?? 'stopped';
  return styled(why === 'accepted' ? 'green' : 'yellow', ends[why]);
}

/** A line of `play --json`. */
export function outerAttempt({ message, copy, attempts, end }: PlayDelivery, at: number): object {
  const { [at]: attempt, [at + 1]: next } = attempts;
  const answer = attempt?.answer ?? null;
  return {
    ...('request' in message
      ? { id: String(message.request) }
      : { sample: message.sample, number: message.number }),
    copy,
    attempt: attempt?.attempt ?? null,
    realMs: attempt === undefined ? null : roundedMs(attempt.afterFirstMs),
    sentAt: attempt?.sentAt === undefined || attempt.sentAt === null ? null : iso(attempt.sentAt),
    status: answer?.ok === true ? answer.status : null,
    fault: answer?.ok === false ? answer.fault : null,
    ...(answer?.ok === false ? { detail: answer.detail } : {}),
    ms: answer === null ? null : roundedMs(answer.ms),
    answer: answer?.ok === true ? answer.text : null,
    next:
      next === undefined
        ? null
        : {
            realPauseMs: roundedMs(next.pauseMs),
            pauseMs: roundedMs(next.shortPauseMs),
            at: iso(next.plannedAt),
          },
    end: next === undefined ? (end ?? 'stopped') : null,
  };
}

/** The outcome of a play, in sentences. */
export function playSummary(run: PlayState, deliveries: readonly PlayDelivery[]): string {
  const { total, accepted, attempts, realMs, startedAt, endedAt, clock } = run;
  const tries = new Map<number, number>();
  for (const { end, attempts: made } of deliveries)
    if (end === 'accepted') tries.set(made.length, (tries.get(made.length) ?? 0) + 1);
  const here = timeText((endedAt ?? Date.now()) - startedAt);
  const time =
    clock === null
      ? `It took ${here}.`
      : `HighLevel would have taken ${timeText(realMs)}; here it took ${here}.`;
  const how = attemptCounts([...tries].toSorted(([a], [b]) => a - b));
  const list = how.length === 0 ? '' : `: ${how.join(', ')}`;
  return `${accepted} of ${total} accepted${list}. ${attempts === 1 ? '1 attempt' : `${attempts} attempts`} in all. ${time}`;
}

/** How many numbers of attempts a summary names one by one. */
const namedCounts = 4;

/** @param tries how many deliveries took this many attempts, the fewest attempts first. */
function attemptCounts(tries: readonly (readonly [attempts: number, times: number])[]) {
  const named = tries
    .slice(0, namedCounts)
    .map(([attempts, times]) =>
      attempts === 1 ? `${times} at the first attempt` : `${times} after ${attempts} attempts`,
    );
  const others = tries.slice(namedCounts);
  const [least, most] = [others[0]?.[0], others.at(-1)?.[0]];
  if (least === undefined || most === undefined) return named;
  const times = others.reduce((sum, [, count]) => sum + count, 0);
  return [...named, `${times} after ${least === most ? '' : `${least} to `}${most} attempts`];
}

function isAccepted(answer: PlayAnswer): boolean {
  return answer.ok && answer.status >= 200 && answer.status < 300;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
