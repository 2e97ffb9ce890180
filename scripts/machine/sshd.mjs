// @ts-check
import { existsSync } from 'node:fs';
import { apt, findProgram, updateApt } from './linux-libraries.mjs';
import { log } from '../support/log.mjs';

/**
 * Makes sure that there is OpenSSH with its server for the tests of ssh tunnels. For root on Debian or Ubuntu it is installed
 * with apt when it is missing. Without it those tests are skipped, and this says so. Windows has none to start in a folder.
 */
export function ensureSshd() {
  const isThere = () => existsSync('/usr/sbin/sshd') || findProgram('sshd');
  if (process.platform !== 'win32' && findProgram('ssh') && isThere()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get')) {
    log('installing OpenSSH for the tests with apt (only once) …');
    try {
      updateApt();
      apt(['install', '-q', '-y', '--no-install-recommends', 'openssh-client', 'openssh-server']);
      return;
    } catch {
      // apt has printed why.
    }
  }
  log(
    'there is no sshd here, so the tests of ssh tunnels are skipped. The package is openssh-server.',
  );
}
