import { findProgram, type ProgramPlaces } from './program/find-program.ts';
import { openByProgram } from './program/open-by-program.ts';
import { readFunnel, whyFunnelEnded } from './tailscale-output.ts';
import type { OpenTunnel, TunnelCarrier } from './tunnel.ts';

/** Where Tailscale's program may be. */
export const tailscalePlaces: ProgramPlaces = {
  name: 'tailscale',
  folders: {
    darwin: ['/Applications/Tailscale.app/Contents/MacOS'],
    win32: ['C:\\Program Files\\Tailscale'],
  },
};

const openFunnel: OpenTunnel = async ({ localPort, funnelPort, onConnections, signal }) => {
  const path = findProgram(tailscalePlaces);
  if (path === null) return { ok: false, fault: 'no-program', detail: tailscalePlaces.name };
  return openByProgram(
    {
      path,
      // In the foreground it serves as long as the program runs, and leaves nothing behind in Tailscale's configuration.
      args: ['funnel', `--https=${funnelPort}`, `http://127.0.0.1:${localPort}`],
      readLine: readFunnel(),
      whyEnded: whyFunnelEnded,
      whyLate: (lines) => {
        const why = whyFunnelEnded(lines);
        return why.fault === 'refused' ? { ...why, fault: 'no-answer' } : why;
      },
    },
    { onConnections, signal },
  );
};

/** Tailscale Funnel: the host name of this computer in the user's tailnet, with a certificate of its own. */
export const tailscale: TunnelCarrier = {
  open: openFunnel,
  host: () => 'https://login.tailscale.com',
  // The first certificate of a computer takes a while.
  deadlineMs: 30_000,
  listener: () => 'tunnel',
  reopens: true,
};
