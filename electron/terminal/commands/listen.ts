import { captureOptions, captureUntilStopped } from '../capture-until-stopped.ts';
import { command } from '../command.ts';

/** Captures for scripts: what is not asked for does not happen. */
export const listen = command({
  name: 'listen',
  summary: 'Capture requests until SIGINT (Ctrl+C) or SIGTERM',
  options: captureOptions,
  notes: ['Options are used and not kept: the settings of the folder stay as they are.'],
  run: (given, _, terminal) =>
    captureUntilStopped(given, terminal, { tunnel: 'none', forPeople: false }),
});
