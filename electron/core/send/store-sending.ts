import type { Dispatches } from '../store/dispatches.ts';
import type { Sending } from './send-each.ts';

/** Stores a sending that has ended. @returns the id of its dispatch; `null` when its request is not stored any more. */
export async function storeSending(
  dispatches: Pick<Dispatches, 'addEnded'>,
  { dispatch, answer, sent }: Sending,
): Promise<number | null> {
  const { outcome, ms, ...begun } = dispatch;
  return dispatches.addEnded({ ...begun, isWaiting: false, sent }, { outcome, ms, answer });
}
