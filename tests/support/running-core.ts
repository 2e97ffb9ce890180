import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { createCore, type Core } from '../../electron/core/core.ts';
import type { CoreOptions } from '../../electron/core/core-options.ts';
import type { RequestDetail } from '../../shared/detail.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

export const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
export const pathToken = 'test-token';

export interface RunningCore {
  readonly core: Core;
  readonly dataDir: string;
  readonly port: number;
  /** The requests captured and inspected so far, in the order of arrival. */
  readonly captured: RequestDetail[];
  /** Waits for the n-th request, counted from 1, to be inspected and its reply to be known. */
  readonly nth: (n: number) => Promise<RequestDetail>;
}

/** The real core on a free port with a folder of its own; closed after the test. */
export async function runCore(
  overrides: SettingsChange = {},
  dataDir: string = tempDir(),
  more: Pick<
    CoreOptions,
    | 'onStatus'
    | 'onProgress'
    | 'store'
    | 'tunnelTiming'
    | 'takesJobs'
    | 'forwardTiming'
    | 'officialKeys'
    | 'crmApi'
    | 'onCrmRuns'
  > = {},
): Promise<RunningCore> {
  const captured: RequestDetail[] = [];
  const core = createCore({
    ...more,
    dataDir,
    resourcesDir,
    overrides: { port: 0, pathToken, ...overrides, tunnel: { kind: 'none', ...overrides.tunnel } },
    onInspected: (id) =>
      void core.details.of(id).then((detail) => void (detail && captured.push(detail))),
    onBug: (error) => {
      throw error;
    },
  });
  await core.listen();
  onTestFinished(() => core.close());
  const before = core.store.lastId();
  const { listener } = core.state();
  if (listener.is !== 'listening') throw new Error(`not listening: ${JSON.stringify(listener)}`);

  return {
    core,
    dataDir,
    port: listener.port,
    captured,
    nth: (n) =>
      until(() => {
        const inspected = new Set(captured.map(({ request }) => request.id));
        const id = [...inspected].sort((a, b) => a - b)[n - 1];
        if (id === undefined) return null;
        // A request may be inspected before one that arrived before it.
        const earlier = core.store.ids('all').filter((each) => each > before && each < id);
        const isOpen = (each: number) =>
          !inspected.has(each) && core.store.summary(each)?.imported === false;
        return earlier.some(isOpen) ? null : core.details.of(id);
      }),
  };
}
