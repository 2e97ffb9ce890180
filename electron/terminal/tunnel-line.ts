import { assertNever } from '../../shared/assert-never.ts';
import type { InspectorStatus } from '../../shared/state.ts';
import type { TunnelFault, Degradation } from '../../shared/tunnel.ts';

/** Where things stand, in words. What changes while nothing happens is left out. */
export function stateLine(state: InspectorStatus): string {
  const { tunnel, deliveryUrl } = state;
  switch (tunnel.is) {
    case 'closed':
      return 'The tunnel is closed.';
    case 'opening':
      return tunnel.host === '' ? 'Opening …' : `Opening a tunnel at ${tunnel.host} …`;
    case 'open':
      return `Delivery URL: ${deliveryUrl ?? tunnel.url}${otherAddress(state)}`;
    case 'degraded':
      return `The tunnel is weak (${degradationText(tunnel.degradation)}): ${deliveryUrl ?? tunnel.url}${otherAddress(state)}`;
    case 'failed': {
      const why = tunnel.detail === '' ? tunnel.fault : `${tunnel.fault}: ${tunnel.detail}`;
      return `No tunnel (${why}): ${nextStep[tunnel.fault]}`;
    }
    default:
      return assertNever(tunnel);
  }
}

/** That the address is another one than was asked for, or than the CRM has. */
function otherAddress({ tunnel, movedFrom }: InspectorStatus): string {
  const taken = 'insteadOf' in tunnel ? tunnel.insteadOf : null;
  const parts = [
    ...(taken === null ? [] : [`the name ${taken} was taken`]),
    ...(movedFrom === null ? [] : [`before: ${movedFrom}; change it in the CRM`]),
  ];
  return parts.length === 0 ? '' : `  (${parts.join('; ')})`;
}

const again = 'it is tried again by itself';

/** What its user can do, or need not do. */
const nextStep: Readonly<Record<TunnelFault, string>> = {
  'no-answer': again,
  refused: `${again}; another --tunnel or --tunnel-host may be had`,
  unreachable: `${again}; is this computer online?`,
  'bad-answer': `${again}; is --tunnel-host a tunnel server?`,
  'blocked-port': `${again}; a firewall may block that port`,
  died: again,
  limited: 'it is tried again after a pause; another --tunnel may be had',
  unproven: 'nothing comes through, so it is opened anew',
  'no-program': 'install cloudflared, or set HOOKSCOPE_CLOUDFLARED to its path',
  'no-address': 'give your address with --tunnel-host',
};

/** Why an open tunnel may not carry everything. */
export function degradationText(degradation: Degradation): string {
  if (degradation.is === 'few-connections')
    return `${degradation.up} of ${degradation.of} connections`;
  return degradation.detail === ''
    ? degradation.fault
    : `${degradation.fault}: ${degradation.detail}`;
}
