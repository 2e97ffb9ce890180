import { captureOptions, captureUntilStopped } from '../capture-until-stopped.ts';
import { command } from '../command.ts';

/** What the window does, where there is none: the tunnel of the settings, and a word on what to do. */
export const start = command({
  name: 'start',
  summary: 'Do what the window does: open the tunnel of the settings and show what comes',
  options: {
    ...captureOptions,
    tunnel: { ...captureOptions.tunnel, help: 'in place of the one in the settings' },
  },
  notes: [
    'q or Ctrl+C ends it.',
    'Options are used and not kept: the settings of the folder stay as they are.',
  ],
  run: (given, _, terminal) =>
    captureUntilStopped(given, terminal, { tunnel: null, forPeople: true }),
});
