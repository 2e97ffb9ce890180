// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The kernels of some distributions (Ubuntu 24.04, older Debian) allow no user namespaces to ordinary programs.
 * Chromium's sandbox then needs its setuid helper.
 * @param {string} dist Electron's folder
 * @returns {string | undefined} the helper's path when it is needed and not setuid
 */
export function helperToSetUp(dist) {
  if (process.platform !== 'linux') return undefined;
  const restricted =
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    kernelSetting('kernel/unprivileged_userns_clone') === '0' ||
    kernelSetting('user/max_user_namespaces') === '0';
  if (!restricted) return undefined;
  const helper = join(dist, 'chrome-sandbox');
  const { mode, uid } = statSync(helper);
  const isSetuid = uid === 0 && (mode & 0o4000) !== 0;
  return isSetuid ? undefined : helper;
}

/** @param {string} name below /proc/sys */
function kernelSetting(name) {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim();
  } catch {
    // A kernel without this setting doesn't restrict namespaces.
    return undefined;
  }
}
