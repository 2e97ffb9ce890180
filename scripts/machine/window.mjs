// @ts-check

/**
 * @typedef {{
 *   display: boolean,
 *   root: boolean,
 *   sandboxHelper: string | undefined,
 * }} Circumstances
 * `sandboxHelper` is the helper that must be made setuid because this kernel allows no user namespaces.
 */

/**
 * Why no window can be opened here, as a line for the user.
 * @param {Circumstances} here
 * @returns {string | undefined}
 */
export function whyNoWindow(here) {
  if (!here.display) return 'there is no display here';
  if (here.root)
    return 'Chromium refuses its sandbox as root (start as an ordinary user for the window)';
  if (here.sandboxHelper) {
    const helper = here.sandboxHelper;
    return (
      'on this system Chromium’s sandbox needs its helper to be setuid ' +
      `(once: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}')`
    );
  }
  return undefined;
}
