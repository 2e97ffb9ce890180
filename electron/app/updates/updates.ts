import { app } from 'electron';
import type { Settings } from '../../../shared/settings.ts';
import type { Update, UpdateFault, UpdateState } from '../../../shared/updates.ts';
import { readUpdateConfig, type UpdateConfig } from './config.ts';
import { downloadFault } from './download-fault.ts';
import { feedName, readFeed, type Release } from './feed.ts';
import { packageFor, packageKind, updateWay } from './package-kind.ts';
import type { PackageUpdater } from './package-updater.ts';
import { createUpdateSession, type UpdateSession } from './update-session.ts';
import { isUpdate } from './versions.ts';

/** The first look is after the start, which has enough to do; then there is one each day. */
const firstLookMs = 60_000;
const dayMs = 24 * 3_600_000;

/** Milliseconds without a byte after which a download has ended. */
const silenceMs = 60_000;

interface UpdatesDependencies {
  readonly onChanged: (state: UpdateState) => void;
  readonly log: (text: string) => void;
}

/** Looks for newer versions, downloads one, and installs it when the app quits. */
export interface Updates {
  readonly state: () => UpdateState;
  /** Looks by itself from now on, or no longer. */
  readonly settingsChanged: (settings: Settings) => void;
  /** Looks now, because the user asked. */
  readonly check: () => Promise<void>;
  readonly download: () => Promise<void>;
  readonly cancel: () => void;
  /** Quits, installs and starts again. */
  readonly restart: () => void;
  /** The user did not quit after all. */
  readonly stay: () => void;
}

export function createUpdates(dependencies: UpdatesDependencies): Updates {
  const config = readUpdateConfig({
    env: process.env,
    isPackaged: app.isPackaged,
    resourcesPath: process.resourcesPath,
  });
  return 'is' in config ? withoutUpdates(config) : createFrom(config, dependencies);
}

/** The window's calls of the updates. */
export const updateCalls = (updates: Updates) => ({
  'updates.state': () => ({ version: app.getVersion(), state: updates.state() }),
  'updates.check': updates.check,
  'updates.download': updates.download,
  'updates.cancel': updates.cancel,
  'updates.restart': updates.restart,
});

function withoutUpdates(state: UpdateState): Updates {
  const nothing = () => undefined;
  return {
    state: () => state,
    settingsChanged: nothing,
    check: () => Promise.resolve(),
    download: () => Promise.resolve(),
    cancel: nothing,
    restart: nothing,
    stay: nothing,
  };
}

function createFrom(
  { path: configPath, base }: UpdateConfig,
  { onChanged, log }: UpdatesDependencies,
): Updates {
  const { env, platform, execPath, resourcesPath, arch } = process;
  const kind = packageKind({ env, platform, execPath, resourcesPath });
  let state: UpdateState = { is: 'idle' };
  let release: Release | null = null;
  let session: UpdateSession | null = null;
  let updater: PackageUpdater | null = null;
  let choice: Settings['updates'] | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isRestarting = false;
  let looking: Promise<void> | null = null;
  let isAnswer = false;

  function change(next: UpdateState): void {
    state = next;
    onChanged(state);
  }

  function fail(fault: UpdateFault, detail: string, update: Update | null) {
    log(`Updates: ${fault}. ${detail}`.slice(0, 1_000));
    change({ is: 'failed', fault, detail: detail.slice(0, 300), update });
  }

  const isBusy = () => state.is === 'downloading' || state.is === 'ready';
  const openSession = () => (session ??= createUpdateSession(base));

  /** A look that nobody asked for changes nothing unless it finds something. */
  function look(isAsked: boolean): Promise<void> {
    if (isBusy()) return Promise.resolve();
    if (isAsked) {
      isAnswer = true;
      change({ is: 'checking' });
    }
    looking ??= lookOnce().finally(() => {
      looking = null;
      isAnswer = false;
    });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    const loaded = await openSession().loadText(new URL(feedName(platform, arch), base));
    const read = loaded.ok ? await readFeed(loaded.value) : loaded;
    if (isBusy()) return;
    if (!read.ok) {
      if (isAnswer) fail(read.fault, read.detail, null);
      return;
    }
    release = read.value;
    const { version, notes } = release;
    if (!isUpdate(version, app.getVersion())) return change({ is: 'current' });
    const way = updateWay(kind, release, env['APPIMAGE'] ?? '');
    change({ is: 'available', update: { version, notes, page: pageOf(version, base), way } });
  }

  /** After a failure the same look or download can be tried again. */
  async function download(): Promise<void> {
    const update = 'update' in state ? state.update : null;
    const file = release && packageFor(kind, release);
    if (isBusy() || update?.way.is !== 'itself') return;
    if (release === null || file === null) return;
    change({ is: 'downloading', update, percent: 0 });
    const silence = setTimeout(() => updater?.cancel(), silenceMs);
    onProgress = (percent) => {
      silence.refresh();
      const whole = Math.min(100, Math.floor(percent));
      if (state.is === 'downloading' && whole > state.percent)
        change({ is: 'downloading', update, percent: whole });
    };
    try {
      openSession().expectBytes(file.size);
      updater ??= await openUpdater();
      await updater.download(release, file);
      change({ is: 'ready', update });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const refusal = session?.takeRefusal();
      if (isCancelled) change({ is: 'available', update });
      else fail(refusal?.fault ?? downloadFault(error), refusal?.detail ?? detail, update);
    } finally {
      isCancelled = false;
      clearTimeout(silence);
    }
  }
  let onProgress: (percent: number) => void = () => undefined;
  let isCancelled = false;

  async function openUpdater(): Promise<PackageUpdater> {
    if (kind !== 'appimage' && kind !== 'windows' && kind !== 'mac')
      throw new Error(`a package of the kind ${kind} is not installed by us`);
    // A library of 300 kB, which few starts need.
    const { createPackageUpdater } = await import('./package-updater.ts');
    return createPackageUpdater({
      ...{ kind, configPath, base, log },
      onProgress: (percent) => onProgress(percent),
    });
  }

  app.on('quit', (_event, exitCode) => {
    if (state.is === 'ready' && exitCode === 0) updater?.install(isRestarting);
  });

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      schedule(dayMs);
      void look(false);
    }, delayMs);
    timer.unref();
  }

  return {
    state: () => state,
    settingsChanged({ updates }) {
      if (updates === choice) return;
      const isStart = choice === null;
      choice = updates;
      if (updates !== 'on') return clearTimeout(timer);
      schedule(isStart ? firstLookMs : dayMs);
      // The user has just agreed.
      if (!isStart) void look(true);
    },
    check: () => look(true),
    download,
    cancel() {
      if (state.is !== 'downloading') return;
      isCancelled = true;
      updater?.cancel();
    },
    restart() {
      if (state.is !== 'ready') return;
      isRestarting = true;
      if (updater?.restart) updater.restart();
      else app.quit();
    },
    stay: () => {
      isRestarting = false;
    },
  };
}

/** The page of a release on GitHub, from the folder of its newest files (`…/releases/latest/download/`). */
function pageOf(version: string, base: URL): string {
  return new URL(`../../tag/v${version}`, base).href;
}
