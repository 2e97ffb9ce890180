import type { CheckRun, CheckStartFault, ScenarioSummary } from '../../../shared/check.ts';
import type { CheckRequest } from '../../../shared/contract/arguments.ts';
import { targetUrl } from '../../../shared/destinations.ts';
import type { Result } from '../../../shared/result.ts';
import type { Keyring } from '../signature/keyring.ts';
import { startGateway } from './gateway.ts';
import { readScenarios, summaryOf } from './read-scenarios.ts';
import { runCheck } from './run-check.ts';

/** The checks of the window, one at a time. */
export interface Checks {
  readonly scenarios: () => Promise<readonly ScenarioSummary[]>;
  /** Resolves once it has begun, or can't. */
  readonly start: (request: CheckRequest) => Promise<Result<null, CheckStartFault>>;
  /** The one that goes on, or ended last. */
  readonly run: () => CheckRun | null;
  readonly stop: () => void;
  /** Stops, and resolves once nothing is sent any more. */
  readonly close: () => Promise<void>;
}

export interface ChecksParts {
  readonly resourcesDir: string;
  readonly keys: Pick<Keyring, 'signerOf'>;
  readonly onChanged: ((run: CheckRun) => void) | undefined;
  readonly onBug: (error: unknown) => void;
}

export function createChecks({ resourcesDir, keys, onChanged, onBug }: ChecksParts): Checks {
  let run: CheckRun | null = null;
  let stopping = new AbortController();
  let isStarting = false;
  let ended: Promise<void> = Promise.resolve();

  function change(part: Partial<CheckRun>): void {
    if (run === null) return;
    run = { ...run, ...part };
    onChanged?.(run);
  }

  async function begin({
    url,
    signWith,
    names,
    gatewayPort,
  }: CheckRequest): Promise<Result<null, CheckStartFault>> {
    if (!targetUrl.safeParse(url).success)
      return refused(
        'bad-url',
        'The address must begin with http:// or https://, and have no "#".',
      );
    const signer = signWith === null ? null : keys.signerOf(signWith);
    if (signWith !== null && signer === null)
      return refused('no-key', 'The private half of this test key is not here.');
    const opened = gatewayPort === null ? null : await startGateway(gatewayPort);
    if (opened !== null && !opened.ok) return opened;
    const gateway = opened?.value ?? null;
    const all = await readScenarios(resourcesDir);
    const scenarios = names === null ? all : all.filter(({ name }) => names.includes(name));
    stopping = new AbortController();
    const { signal } = stopping;
    run = {
      ...{ url, total: scenarios.length, results: [], current: null, state: { is: 'running' } },
      gatewayUrl: gateway?.url ?? null,
      isSigned: signer !== null,
    };
    onChanged?.(run);
    ended = runCheck({
      ...{ url, scenarios, resourcesDir, gateway, signal, key: signer?.key ?? null },
      onStart: ({ name }) => change({ current: name }),
      onResult: (result) => change({ results: [...(run?.results ?? []), result] }),
    })
      .then(
        (outcome) => {
          const { aborted } = signal;
          const state = outcome.ok
            ? ({ is: aborted ? 'stopped' : 'ended' } as const)
            : ({ is: 'unreachable', fault: outcome.fault, detail: outcome.detail } as const);
          change({ current: null, state });
        },
        (error: unknown) => {
          change({ current: null, state: { is: 'stopped' } });
          onBug(error);
        },
      )
      .finally(() => gateway?.close());
    return { ok: true, value: null };
  }

  return {
    scenarios: async () => (await readScenarios(resourcesDir)).map(summaryOf),
    start: async (request) => {
      if (isStarting || run?.state.is === 'running')
        return refused('running', 'Another check goes on.');
      isStarting = true;
      try {
        return await begin(request);
      } finally {
        isStarting = false;
      }
    },
    run: () => run,
    stop: () => stopping.abort(),
    close: () => {
      stopping.abort();
      return ended;
    },
  };
}

function refused<Fault extends CheckStartFault>(fault: Fault, detail: string) {
  return { ok: false, fault, detail } as const;
}
