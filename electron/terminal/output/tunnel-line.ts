import { assertNever } from '../../../shared/assert-never.ts';
import { sshFingerprint } from '../../../shared/ssh.ts';
import type { InspectorStatus } from '../../../shared/state.ts';
import type { TunnelFault, Degradation } from '../../../shared/tunnel.ts';

/** What is shown of the tunnel. */
export type TunnelFacts = Pick<InspectorStatus, 'tunnel' | 'deliveryUrl' | 'movedFrom'>;

/** The tunnel's state in a line. Times are left out: a new line means that something changed. */
export function stateLine(state: TunnelFacts): string {
  const { tunnel, deliveryUrl } = state;
  switch (tunnel.is) {
    case 'closed':
      return 'The tunnel is closed.';
    case 'opening':
      return tunnel.host === '' ? 'Opening …' : `Opening a tunnel at ${tunnel.host} …`;
    case 'open':
      return `Delivery URL: ${deliveryUrl ?? tunnel.url}${otherAddress(state)}`;
    case 'degraded':
      return `The tunnel is degraded (${degradationText(tunnel.degradation)}): ${deliveryUrl ?? tunnel.url}${otherAddress(state)}`;
    case 'failed': {
      const why = tunnel.detail === '' ? tunnel.fault : `${tunnel.fault}: ${tunnel.detail}`;
      const step = nextStep[tunnel.fault]
        .replace('{program}', tunnel.detail.toUpperCase())
        .replace('SHA256:…', sshFingerprint.exec(tunnel.detail)?.[0] ?? 'SHA256:…');
      return `No tunnel (${why}): ${step}`;
    }
    default:
      return assertNever(tunnel);
  }
}

/** Whether the address differs from the requested one, or from the one that the CRM has. */
function otherAddress({ tunnel, movedFrom }: TunnelFacts): string {
  const taken = 'insteadOf' in tunnel ? tunnel.insteadOf : null;
  const parts = [
    ...(taken === null ? [] : [`the name ${taken} was taken`]),
    ...(movedFrom === null ? [] : [`before: ${movedFrom}; change it in the CRM`]),
  ];
  return parts.length === 0 ? '' : `  (${parts.join('; ')})`;
}

const retried = 'it is retried automatically';

/** What the user can do, or need not do. */
const nextStep: Readonly<Record<TunnelFault, string>> = {
  'no-answer': retried,
  refused: `${retried}; or choose another --tunnel or --tunnel-host`,
  unreachable: `${retried}; is this computer online?`,
  'bad-answer': `${retried}; is --tunnel-host a tunnel server?`,
  'blocked-port': `${retried}; a firewall may block that port`,
  died: retried,
  limited: 'it is retried after a pause; or choose another --tunnel',
  unproven: 'no request gets through, so it is opened again',
  'no-program': 'install it, or set HOOKSCOPE_{program} to its path',
  'no-address': 'give your address with --tunnel-host, or your domain with --tunnel-domain',
  'no-tunnel': 'give --tunnel-name, or --tunnel-token-file',
  'not-logged-in': 'log the program in to its account',
  'unknown-tunnel': 'check --tunnel-name; cloudflared tunnel list shows your tunnels',
  'bad-token': 'save the token into --tunnel-token-file again',
  'domain-refused': 'reserve it for your account, or choose another --tunnel-domain',
  'in-use': 'end the program that receives at this address',
  'session-limit': 'end the other program of your account',
  'not-enabled': 'enable Funnel and HTTPS for this computer in your account',
  'not-running': 'start it',
  'not-allowed': 'allow it with: sudo tailscale set --operator=$USER',
  outdated: 'update the program',
  'port-in-use': 'remove web_addr from its configuration',
  'no-server': 'give your server with --ssh-to',
  'host-key-unknown':
    'if this is the fingerprint of that server, start again with --ssh-host-key SHA256:…',
  'host-key-changed':
    'nothing was sent. If you know why the key changed, start again with --ssh-host-key SHA256:…',
  'key-refused': 'add your public key to that server, or choose another with --ssh-key',
  'forwarding-refused': 'choose another port with --ssh-remote, or allow it on that server',
  'port-taken': `${retried}; or choose another port with --ssh-remote`,
};

/** Why an open tunnel may lose requests. */
export function degradationText(degradation: Degradation): string {
  if (degradation.is === 'few-connections')
    return `${degradation.up} of ${degradation.of} connections`;
  return degradation.detail === ''
    ? degradation.fault
    : `${degradation.fault}: ${degradation.detail}`;
}
