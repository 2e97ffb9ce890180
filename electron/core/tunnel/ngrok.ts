import { readNgrokLine, whyNgrokEnded } from './ngrok-log.ts';
import { findProgram, type ProgramPlaces } from './program/find-program.ts';
import { openByProgram } from './program/open-by-program.ts';
import type { OpenTunnel, TunnelCarrier } from './tunnel.ts';

/** Where ngrok may be. */
export const ngrokPlaces: ProgramPlaces = {
  name: 'ngrok',
  folders: { win32: ['C:\\Program Files\\ngrok', 'C:\\ProgramData\\chocolatey\\bin'] },
};

const openNgrok: OpenTunnel = async ({ localPort, domain, onConnections, signal }) => {
  const path = findProgram(ngrokPlaces);
  if (path === null) return { ok: false, fault: 'no-program', detail: ngrokPlaces.name };
  const args = [
    'http',
    `127.0.0.1:${localPort}`,
    // Without one, ngrok gives the development domain of the account, which stays too.
    ...(domain === null ? [] : [`--url=https://${domain}`]),
    // Its own page would keep every request in memory once more and show it to anybody on this computer.
    '--inspect=false',
    '--log=stdout',
    '--log-format=json',
    '--log-level=info',
  ];
  return openByProgram(
    {
      path,
      args,
      readLine: readNgrokLine,
      whyEnded: whyNgrokEnded,
      whyLate: (lines) => {
        const why = whyNgrokEnded(lines);
        return why.fault === 'refused' ? { ...why, fault: 'no-answer' } : why;
      },
    },
    { onConnections, signal },
  );
};

/** A tunnel of ngrok's with the account of its own configuration: no authtoken passes through us. */
export const ngrok: TunnelCarrier = {
  open: openNgrok,
  host: () => 'https://ngrok.com',
  // The program gives a connection 10 s.
  deadlineMs: 20_000,
  listener: () => 'tunnel',
  reopens: true,
};
