/**
 * Windows has no signals between programs, no shell scripts that are programs, and no modes of files. A test that needs
 * them is skipped there.
 */
export const isWindows = process.platform === 'win32';

/** /proc, setpriv, Xvfb and the locks of Chromium's profiles are Linux's. */
export const isLinux = process.platform === 'linux';
