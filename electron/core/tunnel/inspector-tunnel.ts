import type { CoreOptions } from '../core-options.ts';
import { hasAddress } from '../listener/delivery-url.ts';
import type { Listener } from '../listener/listener.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { OfferedHostKey } from '../../../shared/ssh.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import type { TunnelFault, TunnelState } from '../../../shared/tunnel.ts';
import { openCrmAddress } from './crm-address.ts';
import { tunnelCarriers } from './index.ts';
import type { ProbeTokens } from './probe-tokens.ts';
import { sendProbe } from './send-probe.ts';
import { offeredHostKey } from './ssh/offered-host-key.ts';
import { ensureOwnKey, readOwnKey } from './ssh/ssh-folder.ts';
import { createTunnelSupervisor, type TunnelSupervisorOptions } from './supervisor.ts';
import { tryTunnel, type TunnelProof } from './try-tunnel.ts';
import { watchMachine } from './watch-machine.ts';

/** ssh-keygen takes some milliseconds. */
const keygenDeadlineMs = 10_000;

export interface InspectorTunnelOptions {
  readonly dataDir: string;
  readonly settings: SettingsFile;
  readonly listener: Listener;
  readonly probeTokens: ProbeTokens;
  readonly onState: () => void;
  readonly given: Pick<CoreOptions, 'trustedHostKeys' | 'tunnelTiming'>;
}

/** The tunnel of the settings, in front of the inspector's listener. */
export interface InspectorTunnel {
  readonly state: () => TunnelState;
  /** The address that the CRM posts to, when the public address is another one now; `null` otherwise. */
  readonly movedFrom: () => string | null;
  /** Opens the tunnel of the settings. Does nothing while the listener has no port. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Probes an open tunnel, or tries at once to open one. */
  readonly test: () => Promise<void>;
  /** The machine slept or its network changed: the same as `test`, and one failed probe is enough. */
  readonly resume: () => Promise<void>;
  /**
   * Opens a tunnel of other settings until it is proved or has failed, and closes it. The present one stays open meanwhile, unless
   * it is of the same kind, whose program or account may allow only one; then it is opened again.
   */
  readonly tryOut: (tunnel: Settings['tunnel'], signal: AbortSignal) => Promise<TunnelProof>;
  /** The user tries no other tunnel any more. */
  readonly forgetTrial: () => void;
  /** The host key that the server of the tunnel shows, or of the one that was tried last, while it is not trusted. */
  readonly offeredHostKey: () => OfferedHostKey | null;
  /** The user has compared this fingerprint: it is trusted, and a tunnel that failed because of it is opened again. */
  readonly trustHostKey: (fingerprint: string) => Promise<void>;
  /** Our own public ssh key, as a line; `null` while there is none. */
  readonly sshKey: () => string | null;
  /** The same; makes the key when there is none. */
  readonly makeSshKey: () => Promise<Result<string, TunnelFault>>;
  /** The CRM has the present address: the user copied it or says so, or a webhook of the CRM came through it. */
  readonly acceptAddress: () => void;
  /** A request was captured and inspected. One that the CRM signed shows that it has the present address. */
  readonly noteRequest: (read: () => Pick<RequestSummary, 'via' | 'signature'> | null) => void;
}

export function createInspectorTunnel(options: InspectorTunnelOptions): InspectorTunnel {
  const { dataDir, settings, listener, probeTokens, onState, given } = options;
  const crmAddress = openCrmAddress(dataDir);
  const trusted = new Set(given.trustedHostKeys);
  let present: {
    readonly host: string;
    readonly url: string;
    readonly name: string | null;
  } | null = null;
  let unwatch: (() => void) | null = null;
  /** The tunnel that was tried last, when it failed: the user may be asked about the key of its server. */
  let failedTrial: {
    readonly state: TunnelState;
    readonly tunnel: Settings['tunnel'];
  } | null = null;

  const supervision: Omit<TunnelSupervisorOptions, 'onState'> = {
    sendProbe: (url, signal) => sendProbe(url, settings.current().pathToken, probeTokens, signal),
    ...(given.tunnelTiming && { timing: given.tunnelTiming }),
    dataDir,
    trustedHostKeys: trusted,
  };
  const supervisor = createTunnelSupervisor({
    ...supervision,
    onState,
    onOpened: (url, name) => {
      present = { host: hostOf(), url, name };
      crmAddress.opened(present.host, url, name);
    },
  });
  const hostOf = () => {
    const { tunnel } = settings.current();
    return tunnelCarriers[tunnel.kind]?.host(tunnel) ?? '';
  };
  const portOf = (arrivesAt: 'tunnel' | 'local') => {
    if (arrivesAt === 'tunnel') return listener.tunnelPort();
    const state = listener.state();
    return state.is === 'listening' ? state.port : null;
  };
  const resume = () => supervisor.test('resumed');
  const arrivesAt = (tunnel = settings.current().tunnel) =>
    tunnelCarriers[tunnel.kind]?.listener(tunnel) ?? 'tunnel';
  const acceptAddress = () => {
    if (present === null) return;
    crmAddress.accept(present.host, present.url, present.name);
    onState();
  };

  const offeredNow = () => offeredHostKey(supervisor.state(), settings.current().tunnel);

  const open = async () => {
    const { tunnel } = settings.current();
    const port = portOf(arrivesAt());
    if (port === null) return;
    unwatch ??= watchMachine(() => void resume());
    // Unless the user chose a name, the one of the last address is requested again.
    const subdomain = tunnel.subdomain ?? crmAddress.nameOf(hostOf());
    await supervisor.open({ ...tunnel, subdomain }, port);
  };

  return {
    state: supervisor.state,
    movedFrom: () => {
      const state = supervisor.state();
      const known = crmAddress.url();
      return hasAddress(state) && known !== null && known !== state.url ? known : null;
    },
    open,
    close: () => {
      unwatch?.();
      unwatch = null;
      return supervisor.close();
    },
    test: () => supervisor.test('requested'),
    resume,
    tryOut: async (tunnel, signal) => {
      const port = portOf(arrivesAt(tunnel));
      if (port === null) return { is: 'failed', fault: 'no-answer', detail: '', host: '' };
      const isReplaced =
        supervisor.state().is !== 'closed' && tunnel.kind === settings.current().tunnel.kind;
      if (isReplaced) await supervisor.close();
      const proof = await tryTunnel(tunnel, port, supervision, signal);
      failedTrial = proof.is === 'failed' ? { state: { ...proof, retryAt: 0 }, tunnel } : null;
      if (isReplaced && proof.is !== 'proved') void open();
      return proof;
    },
    forgetTrial: () => {
      failedTrial = null;
    },
    offeredHostKey: () =>
      (failedTrial && offeredHostKey(failedTrial.state, failedTrial.tunnel)) ?? offeredNow(),
    trustHostKey: async (fingerprint) => {
      trusted.add(fingerprint);
      failedTrial = null;
      if (offeredNow() !== null) await open();
    },
    sshKey: () => readOwnKey(dataDir),
    makeSshKey: () => ensureOwnKey(dataDir, AbortSignal.timeout(keygenDeadlineMs)),
    acceptAddress,
    noteRequest: (read) => {
      if (present === null || crmAddress.url() === present.url) return;
      const request = read();
      const isSigned = request?.signature === 'valid' || request?.signature === 'legacy-valid';
      if (isSigned && request.via === arrivesAt()) acceptAddress();
    },
  };
}
