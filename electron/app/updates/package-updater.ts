import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import {
  AppImageUpdater,
  MacUpdater,
  NsisUpdater,
  Provider,
  type AppUpdater,
  type CancellationToken,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { Release, ReleaseFile } from './feed.ts';
import { replaceFile } from './replace-file.ts';

interface UpdaterDependencies {
  readonly kind: 'appimage' | 'windows' | 'mac';
  /** electron-builder's `app-update.yml`. */
  readonly configPath: string;
  /** The folder of the feed. */
  readonly base: URL;
  readonly log: (text: string) => void;
  readonly onProgress: (percent: number) => void;
}

/** electron-updater, which downloads a package, checks its sum and its signature, and installs it. */
export interface PackageUpdater {
  /** Resolves once the package is there and is the published one. Rejects with what went wrong. */
  readonly download: (release: Release, file: ReleaseFile) => Promise<void>;
  readonly cancel: () => void;
  /** Installs what was downloaded; the app is about to end. @param restarts whether it is started again. */
  readonly install: (restarts: boolean) => void;
  /** Whether the system installs it by itself as the app quits, and only `restart` has to be called. */
  readonly restart: (() => void) | null;
}

export function createPackageUpdater({
  kind,
  configPath,
  base,
  log,
  onProgress,
}: UpdaterDependencies): PackageUpdater {
  const updater = updaterOf(kind);
  let token: CancellationToken | null = null;
  updater.logger = { info: () => undefined, warn: log, error: log };
  updater.updateConfigPath = configPath;
  updater.forceDevUpdateConfig = true;
  updater.autoDownload = false;
  // Squirrel.Mac takes the package over before the app quits. The others would be installed without being asked.
  updater.autoInstallOnAppQuit = kind === 'mac';
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // The parts of a package could not be bounded as the whole is.
  updater.disableDifferentialDownload = true;
  // It would keep an id of this installation in the data folder.
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve('') } });
  updater.on('download-progress', ({ percent }) => onProgress(percent));
  // Each failure also rejects what was called; without a listener it would be thrown.
  updater.on('error', () => undefined);

  return {
    async download(release, file) {
      updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(release, file, base) });
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) throw new Error(`${release.version} is not an update`);
      token = found.cancellationToken ?? null;
      await updater.downloadUpdate(token ?? undefined);
    },
    cancel: () => token?.cancel(),
    install(restarts) {
      if (updater instanceof NsisUpdater || updater instanceof OwnAppImageUpdater)
        updater.install(true, restarts);
    },
    restart: updater instanceof MacUpdater ? () => updater.quitAndInstall() : null,
  };
}

function updaterOf(kind: UpdaterDependencies['kind']): AppUpdater {
  if (kind === 'windows') return new NsisUpdater();
  return kind === 'mac' ? new MacUpdater() : new OwnAppImageUpdater();
}

/** What electron-updater asks the server for is read already. */
function providerOf(release: Release, file: ReleaseFile, base: URL) {
  const info: UpdateInfo = {
    version: release.version,
    files: [{ ...file }],
    path: file.url,
    sha512: file.sha512,
    releaseDate: '',
  };
  return class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    override getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve(info);
    }

    override resolveFiles(): ResolvedUpdateFileInfo[] {
      return [{ url: new URL(file.url, base), info: { ...file } }];
    }
  };
}

/**
 * electron-updater deletes the old AppImage before the new one is there, names the new one otherwise, and runs it once. Here
 * the file is replaced at once and keeps its name, to which links lead.
 */
class OwnAppImageUpdater extends AppImageUpdater {
  protected override doInstall({ isForceRunAfter }: { readonly isForceRunAfter: boolean }) {
    const program = process.env['APPIMAGE'] ?? '';
    const { installerPath, downloadedUpdateHelper } = this;
    const sum = downloadedUpdateHelper?.downloadedFileInfo?.sha512;
    if (installerPath === null || sum === undefined) throw new Error('nothing was downloaded');
    replaceFile(program, installerPath, sum);
    rmSync(installerPath, { force: true });
    if (isForceRunAfter) startAfterUs(program);
    return true;
  }
}

/** Starts a program once our process has ended, because there is one instance at a time. */
function startAfterUs(program: string): void {
  const wait = 'while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; exec "$@"';
  spawn('/bin/sh', ['-c', wait, String(process.pid), program, ...process.argv.slice(1)], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}
