import type { CrmApiOptions } from './crm-api/crm-api.ts';
import type { CheckRun } from '../../shared/check.ts';
import type { CrmRun } from '../../shared/crm-api.ts';
import type { SendRun } from '../../shared/dispatches.ts';
import type { ImportRun } from '../../shared/import.ts';
import type { PlayRun } from '../../shared/play.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import type { InspectorProgress, InspectorStatus } from '../../shared/state.ts';
import type { ForwardTiming } from './dispatch/forward/timing.ts';
import type { OfficialKeys, VerifyingKey } from './signature/keys.ts';
import type { StoreOptions } from './store/store.ts';
import type { TunnelTiming } from './tunnel/timing.ts';

/** What a core is created with. */
export interface CoreOptions {
  /** The folder of settings and captures; created when missing. */
  readonly dataDir: string;
  /** The folder of the documented samples, official keys and other data files. */
  readonly resourcesDir: string;
  readonly host?: string;
  /** Settings of the command line, which override the stored ones. */
  readonly overrides?: SettingsChange;
  /** Test keys of this run, besides the stored ones. */
  readonly testKeys?: readonly VerifyingKey[];
  /** In place of the keys that HighLevel publishes. */
  readonly officialKeys?: OfficialKeys;
  /** Fingerprints of ssh host keys that the user trusts. */
  readonly trustedHostKeys?: readonly string[];
  readonly onStatus?: (status: InspectorStatus) => void;
  /** Called at most every 50 ms. */
  readonly onProgress?: (progress: InspectorProgress) => void;
  /** A check of a server began, went on or ended. */
  readonly onCheck?: (run: CheckRun) => void;
  /** Called at most every 50 ms. */
  readonly onPlays?: (plays: readonly PlayRun[]) => void;
  /** How HighLevel's API is called. */
  readonly crmApi?: CrmApiOptions;
  /** A call to the CRM began, was tried again or ended. */
  readonly onCrmRuns?: (runs: readonly CrmRun[]) => void;
  /** Called at most every 50 ms. */
  readonly onRuns?: (runs: readonly SendRun[]) => void;
  readonly onListChanged?: (total: number) => void;
  /** Called at most every 50 ms while something is imported. */
  readonly onImports?: (runs: readonly ImportRun[]) => void;
  /** Takes jobs of other processes of the user, such as an import, as long as it runs (`channel/`). */
  readonly takesJobs?: boolean;
  /** Called with each request once it is answered and inspected. */
  readonly onInspected?: (id: number) => void;
  /** Called with a request after a dispatch of it began or ended. */
  readonly onDispatch?: (requestId: number) => void;
  readonly onBug?: (error: unknown) => void;
  readonly store?: Pick<StoreOptions, 'onDeleted' | 'graceMs' | 'onOpen'>;
  readonly tunnelTiming?: Partial<TunnelTiming>;
  readonly forwardTiming?: Partial<ForwardTiming>;
}
