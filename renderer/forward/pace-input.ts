import type { SendOptions } from '../../shared/dispatches.ts';
import type { Result } from '../../shared/result.ts';
import { parseNumber, parseWholeNumber } from '../settings/parse-number.ts';

/** How quickly and how often to send, as it is typed. */
export interface PaceInput {
  /** Empty for no limit. */
  readonly perSecond: string;
  readonly concurrency: string;
  readonly repeat: string;
}

export const defaultPace: PaceInput = { perSecond: '', concurrency: '1', repeat: '1' };

type SendingPace = Pick<SendOptions, 'perSecond' | 'concurrency' | 'repeat'>;

const within = (number: number, from: number, to: number) => number >= from && number <= to;

/** @returns the options, or which field is not valid. */
export function paceOptions(input: PaceInput): Result<SendingPace, keyof PaceInput> {
  const refused = (fault: keyof PaceInput) => ({ ok: false, fault, detail: '' }) as const;
  const perSecond = input.perSecond.trim() === '' ? null : parseNumber(input.perSecond, 'decimals');
  if (perSecond !== null && !within(perSecond, 0.01, 10_000)) return refused('perSecond');
  const concurrency = parseWholeNumber(input.concurrency);
  if (!within(concurrency, 1, 64)) return refused('concurrency');
  const repeat = parseWholeNumber(input.repeat);
  if (!within(repeat, 1, 1_000)) return refused('repeat');
  return { ok: true, value: { perSecond, concurrency, repeat } };
}
