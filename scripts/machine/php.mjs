// @ts-check
import { apt, findProgram, updateApt } from './linux-libraries.mjs';
import { log } from '../support/log.mjs';

/**
 * Makes sure that there is a PHP for the tests with real receivers. For root on Debian or Ubuntu it is installed with apt
 * when it is missing. Without it those tests are skipped, and this says so.
 */
export function ensurePhp() {
  if (findProgram(process.platform === 'win32' ? 'php.exe' : 'php')) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get')) {
    log('installing PHP for the tests with apt (only once) …');
    try {
      updateApt();
      apt(['install', '-q', '-y', '--no-install-recommends', 'php-cli']);
      return;
    } catch {
      // apt has printed why.
    }
  }
  log(
    'there is no PHP here, so the tests with a receiver in PHP are skipped. The package is php-cli.',
  );
}
