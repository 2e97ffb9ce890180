import { captureOptions } from '../capture/capture-until-stopped.ts';
import { captureOrFollow } from '../capture/follow-running.ts';
import { command } from '../command.ts';

/** Captures as the window does, where there is no display: with the tunnel of the settings, and with hints. */
export const start = command({
  name: 'start',
  summary: 'Work as the window does: open the tunnel of the settings and print each request',
  options: {
    ...captureOptions,
    tunnel: { ...captureOptions.tunnel, help: 'in place of the one in the settings' },
  },
  notes: [
    'Press q or Ctrl+C to stop.',
    'Options apply to this run only: the settings of the data folder stay as they are.',
  ],
  run: (options, _, terminal) =>
    captureOrFollow(options, terminal, { defaultTunnel: null, isInteractive: true }),
});
