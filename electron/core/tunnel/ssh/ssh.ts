import { sshFingerprint } from '../../../../shared/ssh.ts';
import { withoutEnd } from '../../../../shared/without-ends.ts';
import { findProgram } from '../program/find-program.ts';
import { openByProgram } from '../program/open-by-program.ts';
import { runToEnd } from '../program/run-to-end.ts';
import type { OpenTunnel, OpenTunnelOptions, TunnelCarrier } from '../tunnel.ts';
import { learningArguments, tunnelArguments } from './arguments.ts';
import { sshHost, sshTarget, type SshTarget } from './services.ts';
import {
  ensureOwnKey,
  forgetLearnedKey,
  keepLearnedKey,
  openSshFolder,
  sshPlaces,
} from './ssh-folder.ts';
import { readSshLine, whySshEnded, whySshIsLate } from './ssh-output.ts';

const openSsh: OpenTunnel = async (options) => {
  const { dataDir, trustedHostKeys, signal } = options;
  const target = sshTarget(options);
  if (target === null) return { ok: false, fault: 'no-server', detail: '' };
  const path = findProgram(sshPlaces);
  if (path === null) return { ok: false, fault: 'no-program', detail: sshPlaces.name };
  const folder = openSshFolder(dataDir);
  if (target.key === 'hookscope') {
    const key = await ensureOwnKey(dataDir, signal);
    if (!key.ok) return key;
  }
  const opened = await connect({ path, folder, target }, options);
  if (opened.ok || !isHostKeyFault(opened.fault)) return opened;
  const offered = sshFingerprint.exec(opened.detail)?.[0] ?? '';
  if (!trustedHostKeys.has(offered)) return opened;
  await learn({ path, folder, target }, signal);
  return keepLearnedKey(folder, new Set([offered]))
    ? connect({ path, folder, target }, options)
    : opened;
};

/**
 * A tunnel through a server that one can log in to by ssh, opened by the system's own program. The server's key must be
 * known: it is written only after the user has compared it (docs/decisions/0053-ssh-by-the-systems-program.md).
 */
export const ssh: TunnelCarrier = {
  open: openSsh,
  host: sshHost,
  deadlineMs: 25_000,
  listener: () => 'tunnel',
  reopens: true,
};

interface SshConnection {
  readonly path: string;
  /** Where ssh runs. */
  readonly folder: string;
  readonly target: SshTarget;
}

function connect(
  { path, folder, target }: SshConnection,
  { sshService, sshKeyFile, localPort, onConnections, signal }: OpenTunnelOptions,
): ReturnType<OpenTunnel> {
  return openByProgram(
    {
      path,
      args: tunnelArguments(target, sshKeyFile, localPort),
      cwd: folder,
      environment: environment(target),
      ...(target.url !== null && { url: withoutEnd(target.url, /\//) }),
      readLine: (line) => readSshLine(sshService, target, line),
      whyEnded: whySshEnded,
      whyLate: whySshIsLate,
    },
    { onConnections, signal },
  );
}

/** Connects once without logging in, and has ssh write down the server's key. */
async function learn({ path, folder, target }: SshConnection, signal: AbortSignal): Promise<void> {
  forgetLearnedKey(folder);
  const args = learningArguments(target);
  const start = { path, args, cwd: folder, environment: environment(target) };
  await runToEnd(start, signal, (line) => line.startsWith('Warning: Permanently added '));
}

/** The agent is for the user's own keys only. */
function environment({ key }: SshTarget): readonly string[] {
  return key === 'system' || key === 'file' ? ['SSH_AUTH_SOCK', 'SSH_AGENT_PID'] : [];
}

function isHostKeyFault(fault: string): boolean {
  return fault === 'host-key-unknown' || fault === 'host-key-changed';
}
