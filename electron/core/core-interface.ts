import type { Checks } from './check/checks.ts';
import type { Plays } from './play/plays.ts';
import type { CrmApi } from './crm-api/crm-api.ts';
import type { InspectorState } from '../../shared/state.ts';
import type { Attachments } from './attachment/attachments.ts';
import type { GuardedFetch } from './fetch/guarded-fetch.ts';
import type { BackgroundInspection } from './inspect/background-inspection.ts';
import type { Forwarder } from './dispatch/forward/forwarder.ts';
import type { DroppedFiles } from './import/dropped-files.ts';
import type { Imports } from './import/imports.ts';
import type { Receiving } from './access/receiving.ts';
import type { Listener } from './listener/listener.ts';
import type { IdleGarbageCollection } from './capture/idle-garbage-collection.ts';
import type { SampleSender } from './sample/sample-sender.ts';
import type { Search } from './search/search.ts';
import type { Sendings } from './send/sendings.ts';
import type { SettingsFile } from './settings/settings-file.ts';
import type { Keyring } from './signature/keyring.ts';
import type { Store } from './store/store.ts';
import type { Views } from './views/views.ts';
import type { InspectorTunnel } from './tunnel/inspector-tunnel.ts';

/** The inspector without a window: listener, store, replies, inspection, search and tunnel. */
export interface Core extends Views {
  readonly state: () => InspectorState;
  readonly store: Store;
  readonly search: Search;
  readonly settings: SettingsFile;
  readonly keys: Keyring;
  readonly imports: Imports;
  readonly droppedFiles: DroppedFiles;
  readonly listener: Listener;
  readonly receiving: Receiving;
  readonly tunnel: InspectorTunnel;
  /** Fetches what a message names, when the user clicks for it. */
  readonly guardedFetch: GuardedFetch;
  readonly attachments: Attachments;
  /** What the user sends. */
  readonly sendings: Sendings;
  readonly samples: SampleSender;
  /** The checks of servers of the user. */
  readonly checks: Checks;
  /** Messages that are delivered as HighLevel delivers them. */
  readonly plays: Plays;
  /** The calls to HighLevel's API. */
  readonly crmApi: CrmApi;
  readonly forwarder: Forwarder;
  readonly inspection: BackgroundInspection;
  readonly garbageCollection: IdleGarbageCollection;
  readonly resourcesDir: string;
  readonly appVersion: string;
  /**
   * Pins or unpins requests. Pinned ones stay when the budget deletes and when a whole list is removed.
   *
   * @returns how many were not so before.
   */
  readonly pin: (ids: readonly number[], on: boolean) => Promise<number>;
  /** To be called after the settings were changed. */
  readonly settingsChanged: () => void;
  /** Resolves once every request so far is answered and inspected. */
  readonly settled: () => Promise<void>;
  /** Opens the listener. A failure becomes its state. */
  readonly listen: () => Promise<void>;
  /** Closes the listeners, waits for open requests, and closes the store last. */
  readonly close: () => Promise<void>;
}
