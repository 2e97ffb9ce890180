// @ts-check
import { join } from 'node:path';
import { hasDisplay, startDisplay } from '../../machine/display.mjs';
import { ensureLibraries } from '../../machine/linux-libraries.mjs';
import { UserError } from '../../support/log.mjs';
import { createFacts } from './facts.mjs';
import { makeLinuxPackages, takeLinuxPackages } from './linux-packages.mjs';
import { makeNewUser } from './new-user.mjs';
import { checkOtherPackages } from './other-packages.mjs';
import { ensurePackageTools } from './tools.mjs';
import { useDeb } from './use-deb.mjs';
import { checkInstallerScript } from './windows-installer.mjs';

/** What the measures may be at most. */
const goals = { installedRatio: 1.05, firstWebhookSeconds: 60, clicks: 4 };

/**
 * Installs the .deb and uses it, and looks at the other packages.
 * @param {import('../../machine/electron-binary.mjs').Electron} electron
 * @param {string} folder for all work; other users may traverse it
 * @param {string | undefined} made the folder of packages that were made before
 */
export async function checkLinux(electron, folder, made) {
  ensurePackageTools();
  const needsDisplay = !hasDisplay(process.env);
  ensureLibraries(electron.path, { display: needsDisplay });
  const packages =
    made === undefined
      ? await makeLinuxPackages(electron, folder)
      : takeLinuxPackages(made, join(folder, 'made'));
  if (packages.deb === undefined) throw new UserError('there is no .deb');
  const facts = createFacts();
  const display = needsDisplay ? await startDisplay(folder) : undefined;
  try {
    const user = makeNewUser(folder, display?.env ?? displayOf(process.env));
    const used = await useDeb(facts, electron, packages.deb, folder, user);
    await checkOtherPackages(facts, packages, folder, user);
    await checkInstallerScript(facts, folder);
    const missed = Object.entries(goals)
      .filter(([name, goal]) => Number(Object(used.measures)[name]) > goal)
      .map(([name]) => name);
    return {
      ok: facts.areTrue() && missed.length === 0,
      result: { electron: electron.version, facts: facts.all(), ...used, goals, missed },
    };
  } finally {
    display?.stop();
  }
}

/** @param {NodeJS.ProcessEnv} env */
function displayOf({ DISPLAY, XAUTHORITY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR }) {
  return Object.fromEntries(
    Object.entries({ DISPLAY, XAUTHORITY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
