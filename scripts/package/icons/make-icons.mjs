// @ts-check
/** `npm run icons`: draws resources/icons/icon.svg at every size and writes the PNGs, icon.ico and icon.icns beside it. */
import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasDisplay, startDisplay } from '../../machine/display.mjs';
import { findElectron } from '../../machine/electron-binary.mjs';
import { ensureLibraries } from '../../machine/linux-libraries.mjs';
import { writeLauncher } from '../../machine/unprivileged.mjs';
import { main } from '../../support/log.mjs';
import { root } from '../../support/paths.mjs';
import { icns, icnsSizes, ico, icoSizes } from './icon-files.mjs';

const icons = join(root, 'resources', 'icons');
/** What Linux desktops look for in the theme `hicolor`. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];

await main(async () => {
  const drawn = await draw(join(icons, 'icon.svg'), [
    ...new Set([...linuxSizes, ...icoSizes, ...icnsSizes]),
  ]);
  const png = (/** @type {number} */ pixels) => Buffer.from(drawn[pixels] ?? '', 'base64');
  rmSync(join(icons, 'png'), { recursive: true, force: true });
  mkdirSync(join(icons, 'png'));
  for (const size of linuxSizes)
    writeFileSync(join(icons, 'png', `${size}x${size}.png`), png(size));
  writeFileSync(join(icons, 'icon.ico'), ico(png));
  writeFileSync(join(icons, 'icon.icns'), icns(png));
  return 0;
});

/**
 * @param {string} svg
 * @param {readonly number[]} sizes in pixels
 * @returns {Promise<Record<string, string>>} PNGs in base64, by size
 */
async function draw(svg, sizes) {
  const electron = await findElectron();
  const needsDisplay = !hasDisplay(process.env);
  ensureLibraries(electron.path, { display: needsDisplay });
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-icons-'));
  // Electron may run as another user, who can't read a home folder.
  chmodSync(folder, 0o711);
  const display = needsDisplay ? await startDisplay(folder) : undefined;
  try {
    const script = join(folder, 'draw-icon.cjs');
    const copy = join(folder, 'icon.svg');
    copyFileSync(join(import.meta.dirname, 'draw-icon.cjs'), script);
    copyFileSync(svg, copy);
    const program =
      process.platform === 'win32' ? electron.path : writeLauncher(electron.path, folder).launcher;
    const { stdout } = await promisify(execFile)(program, [script, copy, ...sizes.map(String)], {
      env: { ...process.env, ...display?.env, DRAW_ARGUMENTS: String(sizes.length + 1) },
      maxBuffer: 50_000_000,
    });
    return JSON.parse(stdout);
  } finally {
    display?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
