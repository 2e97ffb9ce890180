import type { PlayDelivery, PlayManner } from '../../shared/play.ts';
import type { RetryClockName } from '../../shared/retry-clock.ts';
import { createBodyRoom } from '../core/dispatch/body-room.ts';
import { createSender } from '../core/dispatch/send-once.ts';
import type { MessageToPlay } from '../core/play/messages.ts';
import { startPlay, type PlayState } from '../core/play/play.ts';
import type { Sending } from '../core/send/send-each.ts';
import type { ResolvedTarget } from '../core/send/send-target.ts';
import { printInOrder } from './capture/lines-in-order.ts';
import { outerAttempt, playHead, playLine, playSummary, playedName } from './output/play-lines.ts';
import type { Output } from './output/output.ts';
import { stopAt } from './stop-at.ts';

/** How messages are played. */
export interface PlayHow {
  readonly target: ResolvedTarget;
  readonly manner: PlayManner;
  readonly clock: RetryClockName | null;
  readonly speed: number;
  readonly deadlineMs: number;
  readonly isSigned: boolean;
  readonly isJson: boolean;
}

/** A play that has ended. */
export interface EndedPlay {
  readonly run: PlayState;
  readonly summary: string;
}

/**
 * Plays messages and prints each attempt once it is known what follows it. Ends early at Ctrl+C.
 *
 * @param store stores the outcome of an attempt with a captured request.
 */
export async function runPlay(
  messages: readonly MessageToPlay[],
  how: PlayHow,
  out: Output,
  store: (sending: Sending) => Promise<void>,
): Promise<EndedPlay> {
  const { isJson, ...parts } = how;
  const lines = printInOrder(out);
  const printed = new Map<number, number>();
  const names = messages.map(({ played }) => playedName({ message: played, copy: 2 }).length);
  const width = Math.max('message'.length, ...names);
  if (!isJson) lines.add(() => playHead(width));

  function show(delivery: PlayDelivery): void {
    const { index, attempts, end } = delivery;
    // What follows an attempt is known when the next one is planned, or with the end.
    const known = end === null ? attempts.length - 1 : Math.max(1, attempts.length);
    for (let at = printed.get(index) ?? 0; at < known; at += 1) {
      const text = isJson
        ? JSON.stringify(outerAttempt(delivery, at))
        : playLine(delivery, at, width);
      lines.add(() => text);
      printed.set(index, at + 1);
    }
  }

  const sender = createSender();
  const stop = stopAt(out.closed);
  const bugs: unknown[] = [];
  try {
    const play = startPlay(messages, {
      ...parts,
      number: 1,
      ...{ sender, store, bodyRoom: createBodyRoom(), random: Math.random },
      onChanged: show,
      onBug: (error) => bugs.push(error),
    });
    stop.signal.addEventListener('abort', play.stop);
    await play.ended;
    await lines.done();
    if (bugs.length > 0) throw bugs[0];
    const run = play.state();
    return { run, summary: playSummary(run, play.changesSince(0).deliveries) };
  } finally {
    stop.release();
    await sender.close();
  }
}
