import { captureOptions } from '../capture/capture-until-stopped.ts';
import { captureOrFollow } from '../capture/follow-running.ts';
import { command } from '../command.ts';

/** Captures for scripts: it opens a tunnel only on request, and reads no keys. */
export const listen = command({
  name: 'listen',
  summary: 'Capture requests until SIGINT (Ctrl+C) or SIGTERM',
  options: captureOptions,
  notes: ['Options apply to this run only: the settings of the data folder stay as they are.'],
  run: (options, _, terminal) =>
    captureOrFollow(options, terminal, { defaultTunnel: 'none', isInteractive: false }),
});
