import type { z } from 'zod';
import type { InspectorStatus } from '../../../shared/state.ts';
import type { Core } from '../core.ts';
import type { Connection } from './connection.ts';
import type { Followers } from './followers.ts';

/** The parts of the core that a job may use. */
export interface JobCore extends Pick<Core, 'store' | 'inspection' | 'imports' | 'sendings'> {
  readonly followers: Pick<Followers, 'add'>;
  readonly status: () => InspectorStatus;
}

/** A piece of work that another process of the user hands over. */
export interface ChannelJob<Args = never> {
  readonly args: z.ZodType<Args>;
  /** @returns why it can't begin, as a sentence; `null` when it can. */
  readonly refusal: (core: JobCore) => string | null;
  /**
   * Does the work until it is done, the other process closes the connection, or the signal is aborted because this one ends.
   * It sends its own result.
   */
  readonly run: (
    args: Args,
    connection: Connection,
    core: JobCore,
    signal: AbortSignal,
  ) => Promise<void>;
}

/** Defines a job. The type of `args` follows from its schema. */
export function channelJob<Args>(job: ChannelJob<Args>): ChannelJob {
  return job as unknown as ChannelJob;
}
