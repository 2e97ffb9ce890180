import {
  readSshServer,
  sshServices,
  type SshKeyChoice,
  type SshServer,
  type SshService,
} from '../../../../shared/ssh.ts';
import type { Settings } from '../../../../shared/settings.ts';

type SshSettings = Omit<Settings['tunnel'], 'kind'>;

/** One connection to make: to which server, and what it is asked for. */
export interface SshTarget extends SshServer {
  /** The address and port of the server, as after `-R`. */
  readonly remote: string;
  /** Whether the user's ssh configuration counts. It may define the host as an alias. */
  readonly usesConfig: boolean;
  readonly key: Exclude<SshKeyChoice, 'auto'> | 'none';
  /** The public address where the user gave it; `null` when the server writes it into a session. */
  readonly url: string | null;
}

interface ServiceServer {
  readonly host: string;
  readonly port: number;
  /** By whether a key is offered, and whether a name is asked for. */
  readonly user: (hasKey: boolean, hasName: boolean) => string;
  readonly remote: (name: string | null) => string;
}

/** How the services are called; the reasons are in docs/tunnels.md. */
const servers: Readonly<Record<Exclude<SshService, 'own'>, ServiceServer>> = {
  'localhost.run': {
    host: 'localhost.run',
    port: 22,
    // `nokey` asks for no key; `plan` is for domains that are paid for; with a key, any other name is an account's.
    user: (hasKey, hasName) => (hasName ? 'plan' : hasKey ? 'hookscope' : 'nokey'),
    remote: (name) => (name === null ? '80' : `${name}:80`),
  },
  pinggy: {
    // Its port 22 is not open; 443 passes firewalls.
    host: 'free.pinggy.io',
    port: 443,
    user: () => 'http',
    remote: () => '0',
  },
  serveo: {
    host: 'serveo.net',
    port: 22,
    user: () => 'hookscope',
    remote: (name) => (name === null ? '80' : `${name}:80`),
  },
};

/** @returns `null` when the own server is not set. */
export function sshTarget(settings: SshSettings): SshTarget | null {
  const { sshService: service, sshName, sshKey } = settings;
  const key = sshKey === 'auto' ? sshServices[service].key : sshKey;
  if (service === 'own') {
    const server = readSshServer(settings.sshTo ?? '');
    const url = settings.sshAddress;
    return server && { ...server, remote: settings.sshRemote, usesConfig: true, key, url };
  }
  const { host, port, user, remote } = servers[service];
  const name = sshServices[service].takesName ? sshName : null;
  return {
    host,
    port,
    user: user(key !== 'none', name !== null),
    remote: remote(name),
    usesConfig: false,
    key,
    url: null,
  };
}

/** The server as an address, for people and to remember what it gave; empty when it is not set. */
export function sshHost(settings: SshSettings): string {
  const target = sshTarget(settings);
  if (target === null) return '';
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  return `ssh://${host}${target.port === null || target.port === 22 ? '' : `:${target.port}`}`;
}
