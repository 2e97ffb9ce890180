import type { SshTarget } from './services.ts';

/** The files of the folder `ssh` in the data folder, in which ssh runs: so no path of ours needs quoting. */
export const sshFiles = {
  knownHosts: 'known_hosts',
  learned: 'learned',
  key: 'id_ed25519',
} as const;

/**
 * What holds for every connection. ssh takes the first value that it gets for an option, so these win over the user's
 * configuration. Nothing may ask, share a connection, run a command, or give the server access to this machine.
 */
const always = [
  'LogLevel=DEBUG1',
  'BatchMode=yes',
  'CheckHostIP=no',
  'HashKnownHosts=no',
  'UpdateHostKeys=no',
  'VerifyHostKeyDNS=no',
  'ConnectTimeout=10',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=3',
  'ExitOnForwardFailure=yes',
  'ForwardAgent=no',
  'ForwardX11=no',
  'Tunnel=no',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  'RequestTTY=no',
  'EscapeChar=none',
  'ControlMaster=no',
  'ControlPath=none',
  'AddKeysToAgent=no',
];

/** The arguments that open the tunnel. Where the address is read from the output, the server needs a session to write it into. */
export function tunnelArguments(
  target: SshTarget,
  keyFile: string | null,
  localPort: number,
): readonly string[] {
  return [
    ...(target.url === null ? ['-T'] : ['-T', '-N']),
    ...options(['StrictHostKeyChecking=yes', ...knownHostsIn(sshFiles.knownHosts), ...always]),
    ...keyArguments(target, keyFile),
    '-R',
    `${target.remote}:127.0.0.1:${localPort}`,
    ...serverArguments(target),
  ];
}

/** The arguments that only note the server's key, without logging in. */
export function learningArguments(target: SshTarget): readonly string[] {
  return [
    ...['-T', '-N'],
    ...options([
      'StrictHostKeyChecking=accept-new',
      ...knownHostsIn(sshFiles.learned),
      'PreferredAuthentications=none',
      'PubkeyAuthentication=no',
      // Those of the user's configuration would be opened too.
      'ClearAllForwardings=yes',
      ...always,
    ]),
    ...serverArguments(target),
  ];
}

/** Only our own file counts, and only it is written. */
function knownHostsIn(file: string): readonly string[] {
  return [`UserKnownHostsFile=${file}`, `GlobalKnownHostsFile=${file}`];
}

function keyArguments({ key, usesConfig }: SshTarget, keyFile: string | null): readonly string[] {
  switch (key) {
    case 'none':
      return options(['PubkeyAuthentication=no', 'IdentityAgent=none']);
    case 'hookscope':
      return [...options(['IdentitiesOnly=yes', 'IdentityAgent=none']), '-i', sshFiles.key];
    case 'file':
      // The agent may hold this key when it has a passphrase. A `%` would begin a value of ssh.
      return [...options(['IdentitiesOnly=yes']), '-i', (keyFile ?? '').replaceAll('%', '%%')];
    case 'system':
      // A service learns no more keys than it needs.
      return usesConfig ? [] : options(['PreferredAuthentications=publickey']);
  }
}

function serverArguments({ user, host, port, usesConfig }: SshTarget): readonly string[] {
  return [
    ...(usesConfig ? [] : ['-F', 'none']),
    ...(user === null ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
    host,
  ];
}

function options(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => ['-o', value]);
}
