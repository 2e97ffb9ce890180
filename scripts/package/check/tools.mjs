// @ts-check
import { apt, findProgram } from '../../machine/linux-libraries.mjs';
import { isRoot } from '../../machine/unprivileged.mjs';
import { log } from '../../support/log.mjs';

/**
 * The programs that make and check packages, and the packages of Debian and Ubuntu that have them.
 * @type {readonly (readonly [program: string, from: string])[]}
 */
const tools = [
  ['rpmbuild', 'rpm'],
  ['cpio', 'cpio'],
  ['mksquashfs', 'squashfs-tools'],
  ['7za', 'p7zip-full'],
  ['desktop-file-validate', 'desktop-file-utils'],
  ['update-mime-database', 'shared-mime-info'],
  ['apparmor_parser', 'apparmor'],
  ['makensis', 'nsis'],
];

/** Installs with apt what is missing, for root; what is still missing afterwards is not checked, and this says so. */
export function ensurePackageTools() {
  const missing = () => tools.filter(([program]) => !hasTool(program));
  if (missing().length > 0 && isRoot() && findProgram('apt-get')) {
    log('installing the tools that make and check packages with apt (only once) …');
    try {
      apt(['update', '-q']);
      apt(['install', '-q', '-y', '--no-install-recommends', ...missing().map(([, from]) => from)]);
    } catch {
      // apt has printed why.
    }
  }
  for (const [program, from] of missing())
    log(`there is no ${program} here, so what needs it is not checked. The package is ${from}.`);
}

/** @param {string} program */
export function hasTool(program) {
  // Debian keeps some of them out of the PATH of ordinary users.
  return findProgram(program) || findProgram(`../sbin/${program}`);
}
