import type { Settings } from '../../shared/settings.ts';
import { tunnelKind, type TunnelFault } from '../../shared/tunnel.ts';
import { displayHost } from './display-host.ts';

/** What the sentence of a fault may name. */
export type FaultValues = {
  readonly host: string;
  readonly program: string;
  readonly logIn: string;
  readonly domain: string;
};

/** The values in the sentence of a fault (`tunnel.json`). @param settings those that the tunnel was opened with. */
export function faultValues(
  {
    fault,
    detail,
    host,
  }: { readonly fault: TunnelFault; readonly detail: string; readonly host: string },
  settings: Pick<Settings['tunnel'], 'kind' | 'domain'>,
): FaultValues {
  const { program, logIn } = tunnelKind(settings.kind);
  return {
    host: displayHost(host),
    program: fault === 'no-program' ? detail : (program ?? ''),
    logIn: logIn ?? '',
    domain: settings.domain ?? displayHost(host),
  };
}
