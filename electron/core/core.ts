import type { InspectorProgress, InspectorStatus } from '../../shared/state.ts';
import { readAppVersion } from './app-version.ts';
import { channelAddress } from './channel/address.ts';
import { createFollowers } from './channel/followers.ts';
import { serveChannel } from './channel/serve-channel.ts';
import { createDroppedFiles } from './import/dropped-files.ts';
import { createImports } from './import/imports.ts';
import { createAttachments } from './attachment/attachments.ts';
import { createGuardedFetch } from './fetch/guarded-fetch.ts';
import { createBackgroundInspection } from './inspect/background-inspection.ts';
import type { Core } from './core-interface.ts';
import type { CoreOptions } from './core-options.ts';
import { createDispatching } from './dispatch/dispatching.ts';
import { createCapturePipeline } from './capture/pipeline.ts';
import { createListener } from './listener/listener.ts';
import { createIdleGarbageCollection } from './capture/idle-garbage-collection.ts';
import { openDataFolder } from './data-folder/open-data-folder.ts';
import { createAnnouncer } from './views/publish.ts';
import { readProgress } from './views/progress.ts';
import { readStatus } from './views/status.ts';
import { createViews } from './views/views.ts';
import { createAttemptCounter } from './replies/attempts.ts';
import { createAdmission } from './access/admission.ts';
import { createReplies } from './replies/replies.ts';
import { createSampleSender } from './sample/sample-sender.ts';
import { createSearch } from './search/search.ts';
import { createCrmApi } from './crm-api/crm-api.ts';
import { createChecks } from './check/checks.ts';
import { createPlays } from './play/plays.ts';
import { createSendings } from './send/sendings.ts';
import { openSettings } from './settings/settings-file.ts';
import { createKeyring } from './signature/keyring.ts';
import { readOfficialKeys } from './signature/keys.ts';
import { openPrivateKeys } from './signature/private-keys.ts';
import { capturesPath } from './store/schema.ts';
import { openStore } from './store/store.ts';
import { createInspectorTunnel } from './tunnel/inspector-tunnel.ts';
import { explainFolderErrors } from './data-folder/unusable-folder.ts';
import { createProbeTokens } from './tunnel/probe-tokens.ts';

export type { Core } from './core-interface.ts';

/** @throws DataInUse, UnusableFolder, or when its database can't be used at all. */
export function createCore(options: CoreOptions): Core {
  const { dataDir, resourcesDir, host = '127.0.0.1', overrides, onListChanged } = options;
  const onBug = options.onBug ?? console.error;
  const address = options.takesJobs === true ? channelAddress(dataDir) : null;
  const releaseFolder = openDataFolder(dataDir, address?.path);

  const appVersion = readAppVersion(resourcesDir);
  const settings = explainFolderErrors(dataDir, () => openSettings(dataDir, overrides));
  let ready = false;
  const followers = createFollowers();
  const listChanges = createAnnouncer(() => onListChanged?.(store.total('all')));
  const store = openStore(capturesPath(dataDir), {
    ...options.store,
    onState: storeChanged,
    onRemoved: () => {
      manyChanged();
      sendings.relisted();
      dispatching.forwarder.relisted();
    },
    onDeleted: (ids) => {
      sendings.relisted();
      if (ids === 'everything') dispatching.forwarder.forgotten();
      else dispatching.forwarder.relisted();
      // When this fails, searches stay right: they drop ids that the store no longer has.
      if (ids !== 'everything') void search.forget(ids).catch(() => undefined);
      views.forget();
      listChanges.changed();
      options.store?.onDeleted?.(ids);
    },
    budget: settings.current,
  });
  const keys = createKeyring({
    official: options.officialKeys ?? readOfficialKeys(resourcesDir),
    given: options.testKeys ?? [],
    settings,
    privateKeys: openPrivateKeys(dataDir),
    onChanged: () => {
      views.details.forget();
      inspection.recheckStale();
      statusChanged();
    },
  });
  const progress = createAnnouncer(() => options.onProgress?.(progressState()));
  const search = createSearch({
    dataDir,
    isNeeded: () => store.total('all') > 0,
    onState: progress.changed,
    onCounted: listChanges.changed,
    onBug,
  });
  store.readers.add(search.files);
  const views = createViews(store, search, () => keys.current());
  const { list, details, reader } = views;
  const inspection = createBackgroundInspection(store, {
    inspect: (request, body) => reader.read('inspection', request, 'background', body),
    inspectNow: details.inspect,
    keyring: () => keys.current().fingerprint,
    onFindings: (ids, isRecheck) => {
      // The first findings of an imported request are the first that the search learns of it.
      for (const id of ids) requestChanged(id, isRecheck ? search.changedLater : search.changed);
      for (const id of isRecheck ? [] : store.capturedAmong(ids)) {
        tunnel.noteRequest(() => store.summary(id));
        captures.inspected(id);
      }
    },
    onProgress: progress.changed,
    onRechecked: store.reclaimSpace,
    onBug,
  });
  const garbageCollection = createIdleGarbageCollection(
    () => inspection.isIdle() && search.state().waiting === 0,
  );

  const probeTokens = createProbeTokens();
  const admission = createAdmission(settings.current, Date.now, progress.changed);
  const attempts = createAttemptCounter(store);
  const dispatching = createDispatching({
    settings: settings.current,
    store,
    listener: () => listener,
    tunnel: () => tunnel,
    passing: search.passing,
    timing: options.forwardTiming,
    onState: progress.changed,
    onSkipped: manyChanged,
    onChanged: (id) => {
      requestChanged(id);
      options.onDispatch?.(id);
    },
    onBug,
  });
  const replies = createReplies({
    rules: () => settings.current().replies,
    guard: () => settings.current().guard,
    matchesQuery: search.passes,
    attempts,
    isLoop: dispatching.loops.cameBack,
    relay: dispatching.relay,
    onUndecided: progress.changed,
  });
  const captures = createCapturePipeline({
    store,
    inspection,
    replies,
    forwarder: dispatching.forwarder,
    attempts,
    garbageCollection,
    // Its findings follow in a few milliseconds, unless much is to be inspected.
    onChanged: (id) => {
      search.changed(id);
      listChanges.changedSoon();
    },
    onFinished: (id) => {
      options.onInspected?.(id);
      followers.onCaptured(id);
    },
    onBug,
  });
  const listener = createListener({
    host,
    onState: statusChanged,
    intake: {
      settings: settings.current,
      nextId: store.nextId,
      now: Date.now,
      store: captures.store,
      ...admission.intake,
      probeAnswer: probeTokens.recognise,
      onReply: captures.storeReply,
      onBug,
    },
  });
  const tunnel = createInspectorTunnel({
    dataDir,
    settings,
    listener,
    probeTokens,
    onState: statusChanged,
    given: options,
  });
  const guardedFetch = createGuardedFetch({ allowedHost: () => settings.current().allowedHost });
  const sendings = createSendings({
    ...{ store, list, keys, settings: settings.current, status, resourcesDir },
    sender: dispatching.unmarked,
    bodyRoom: dispatching.bodyRoom,
    onRuns: (runs) => options.onRuns?.(runs),
    onStored: (id) => requestChanged(id),
    onBug,
  });
  const plays = createPlays({
    ...{ store, list, keys, sendings, settings: settings.current, status, resourcesDir, onBug },
    sender: dispatching.unmarked,
    bodyRoom: dispatching.bodyRoom,
    onChanged: (all) => options.onPlays?.(all),
  });
  const checks = createChecks({ resourcesDir, keys, onBug, onChanged: options.onCheck });
  const crmApi = createCrmApi({
    ...options.crmApi,
    details,
    tries: store.crmTries,
    onChanged: (runs) => options.onCrmRuns?.(runs),
  });
  const samples = createSampleSender({ resourcesDir, keys, settings: settings.current, status });
  const importChanges = createAnnouncer(() => options.onImports?.(imports.runs()));
  const imports = createImports({ store, inspection }, importChanges.changed);
  const droppedFiles = createDroppedFiles();
  const channel =
    address &&
    serveChannel(
      address,
      { store, inspection, imports, sendings, followers, status },
      appVersion,
      onBug,
    );
  let closed: Promise<void> | null = null;
  ready = true;

  function statusChanged(): void {
    const now = status();
    options.onStatus?.(now);
    followers.onStatus(now);
  }

  function requestChanged(id: number, tellSearch = search.changedLater): void {
    tellSearch(id);
    listChanges.changed();
  }

  function manyChanged(): void {
    search.relisted();
    listChanges.changed();
  }

  /** A damaged file that is renamed while the store opens is in the first state that is read. */
  function storeChanged(): void {
    if (!ready) return;
    statusChanged();
    // The file may be a new one.
    dispatching.forwarder.relisted();
  }

  function status(): InspectorStatus {
    return readStatus({ listener, tunnel, settings, keys, store });
  }

  function progressState(): InspectorProgress {
    return readProgress({ search, inspection, replies, admission, ...dispatching });
  }

  async function closeAll(): Promise<void> {
    await channel?.close();
    await imports.close();
    droppedFiles.close();
    importChanges.stop();
    listChanges.stop();
    progress.stop();
    garbageCollection.stop();
    await checks.close();
    await plays.close();
    await crmApi.close();
    samples.close();
    await sendings.close();
    await tunnel.close();
    await Promise.all([listener.close(), dispatching.close()]).then(captures.settled);
    await inspection.stop();
    await views.close();
    await search.close();
    store.close();
    releaseFolder();
  }

  return {
    state: () => ({ ...status(), ...progressState() }),
    store,
    search,
    ...views,
    settings,
    keys,
    imports,
    droppedFiles,
    listener,
    receiving: admission.receiving,
    tunnel,
    guardedFetch,
    attachments: createAttachments(details, guardedFetch),
    sendings,
    samples,
    checks,
    plays,
    crmApi,
    forwarder: dispatching.forwarder,
    inspection,
    garbageCollection,
    resourcesDir,
    appVersion,
    settingsChanged: () => {
      dispatching.settingsChanged();
      statusChanged();
    },
    pin: async (ids, on) => {
      const changed = await store.pin(ids, on);
      const [only, ...more] = ids;
      if (only !== undefined && more.length === 0) requestChanged(only);
      else manyChanged();
      return changed;
    },
    listen: () => listener.open(settings.current().port),
    settled: () => captures.settled().then(inspection.settled),
    close: () => (closed ??= closeAll()),
  };
}
