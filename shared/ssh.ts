interface SshServiceRow {
  /** A name or a domain of the user's can be asked for. */
  readonly takesName: boolean;
  /** What `auto` means for the key: the service needs none, or any key of ours, or the user's own keys are tried. */
  readonly key: 'none' | 'hookscope' | 'system';
  /** The fingerprint of the host key that the service itself has published. */
  readonly published?: string;
}

/**
 * The servers to which an ssh tunnel can be opened; `own` is any other. How each is called, and how its address is read, is in
 * `electron/core/tunnel/ssh/services.ts`; the reasons are in docs/tunnels.md.
 */
export const sshServices = {
  'localhost.run': {
    takesName: true,
    key: 'none',
    published: 'SHA256:FV8IMJ4IYjYUTnd6on7PqbRjaZf4c1EhhEBgeUdE94I',
  },
  pinggy: { takesName: false, key: 'none' },
  serveo: { takesName: true, key: 'hookscope' },
  own: { takesName: false, key: 'system' },
} as const satisfies Readonly<Record<string, SshServiceRow>>;

export type SshService = keyof typeof sshServices;
export const sshServiceNames = Object.keys(sshServices) as readonly SshService[];

/** Which key is offered to the server: what the service needs, our own one, the user's agent and configuration, or a file. */
export const sshKeyChoices = ['auto', 'hookscope', 'system', 'file'] as const;
export type SshKeyChoice = (typeof sshKeyChoices)[number];

/**
 * `user@host:port`. The host may be an alias of the user's ssh configuration. No part can be taken for an option of ssh, or has a
 * character that a shell interprets: configurations pass the user and the host on to commands.
 */
const server =
  /^(?:(?<user>[A-Za-z0-9_][A-Za-z0-9._+=-]{0,99})@)?(?<host>[A-Za-z0-9][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::(?<port>[1-9]\d{0,4}))?$/;

export interface SshServer {
  /** `null` takes the user of the configuration, else that of the system. */
  readonly user: string | null;
  readonly host: string;
  /** `null` takes the port of the configuration, else 22. */
  readonly port: number | null;
}

/** @returns `null` for a text that names no server. */
export function readSshServer(text: string): SshServer | null {
  const { user, host, port } = server.exec(text)?.groups ?? {};
  if (host === undefined || Number(port ?? 22) > 65_535) return null;
  return {
    user: user ?? null,
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? null : Number(port),
  };
}

/** The settings of an ssh tunnel. Their schemas are in `ssh-settings.ts`. */
export const sshSettingNames = [
  'sshService',
  'sshTo',
  'sshRemote',
  'sshAddress',
  'sshName',
  'sshKey',
  'sshKeyFile',
] as const;
export type SshSettingName = (typeof sshSettingNames)[number];

/** A fingerprint of a key, as ssh writes it. */
export const sshFingerprint = /SHA256:[A-Za-z0-9+/]{43}/;

/** A host key that the server showed and that is not trusted yet. */
export interface OfferedHostKey {
  /** Where: `host` or `host:port`. */
  readonly server: string;
  /** Its kind, such as `ED25519`. */
  readonly type: string;
  readonly fingerprint: string;
  /** Another key of this server is trusted. */
  readonly isChanged: boolean;
  /** Whether the service itself has published this key; `null` when it has published none. */
  readonly isPublished: boolean | null;
}
