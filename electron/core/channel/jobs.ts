import type { ChannelJob } from './job.ts';
import { followJob } from './follow-job.ts';
import { importJob } from './import-job.ts';
import { sendingJob } from './sending-job.ts';

/** Everything that another process can hand over. A new job is a file and a line here. */
export const jobs: Readonly<Record<string, ChannelJob>> = {
  follow: followJob,
  import: importJob,
  sendings: sendingJob,
};
