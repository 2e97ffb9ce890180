import type { TunnelFault } from '../../../shared/tunnel.ts';
import type { ProgramEvent } from './program/open-by-program.ts';
import { withoutSecrets } from './program/without-secrets.ts';
import type { TunnelEnd } from './tunnel.ts';

/** The address is alone on its line, with a port when it is not 443. */
const address = /^(https:\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{2,5})?)\/?$/;

/** The page on which the account allows Funnel; the program may wait until that was done. */
const enablePage = /^https:\/\/login\.tailscale\.com\/f\/\S{1,200}$/;

/** What its user must do something about, in the words of Tailscale's source. */
const faults: readonly (readonly [RegExp, TunnelFault])[] = [
  [/Logged out|not yet approved by tailnet admin/i, 'not-logged-in'],
  [/Tailscale is stopped|failed to connect to local|is Tailscale running/i, 'not-running'],
  [/Access denied|Use 'sudo tailscale/i, 'not-allowed'],
  [/listener already exists|already exists for port|port \d+ is already serving/i, 'in-use'],
  [/flag provided but not defined|the CLI for serve and funnel has changed/i, 'outdated'],
  [
    /Funnel (?:is )?not (?:available|enabled)|HTTPS must be enabled|not allowed for funnel|shields-up|enabling https/i,
    'not-enabled',
  ],
];

/** Reads what `tailscale funnel` writes in the foreground. The address counts only below the line that says it is on the internet. */
export function readFunnel(): (line: string) => ProgramEvent | null {
  let isPublic = false;
  return (line) => {
    if (/^Available (?:on the internet|within your tailnet):$/.test(line)) {
      isPublic = line.includes('internet');
      return null;
    }
    if (enablePage.test(line)) return { is: 'failed', end: { fault: 'not-enabled', detail: line } };
    const url = address.exec(line)?.[1];
    return isPublic && url !== undefined ? { is: 'open', url } : null;
  };
}

/** Why the program ended, or had no address at the deadline. @param lines its last lines, oldest first. */
export function whyFunnelEnded(lines: readonly string[]): TunnelEnd {
  const all = lines.join('\n');
  const detail = withoutSecrets(
    (lines.findLast((line) => /\w/.test(line)) ?? '').replace(/^error: /, ''),
  );
  for (const [words, fault] of faults)
    if (words.test(all)) {
      const line = lines.findLast((one) => words.test(one)) ?? detail;
      return { fault, detail: withoutSecrets(line.replace(/^error: /, '')) };
    }
  return { fault: 'refused', detail };
}
