import { z } from 'zod';

/** Raised with every change that an older version would not understand. */
export const protocolVersion = 1;

/** The first message of the process that has the data folder. */
export const greeting = z.object({ hookscope: z.string().max(100), protocol: z.int() });

/** The first message of the other: which job, and what it needs. */
export const jobRequest = z.object({
  protocol: z.int(),
  job: z.string().max(100),
  args: z.unknown(),
});

/** Whether the job begins. `refused` is a sentence for people. */
export const jobAnswer = z.union([
  z.object({ begins: z.literal(true) }),
  z.object({ refused: z.string() }),
]);
