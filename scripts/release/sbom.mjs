// @ts-check
/**
 * `node scripts/release/sbom.mjs [--out FILE]`: prints the bill of materials of the built app, or writes it to FILE. It
 * lists what the bundles contain by their source maps, as the third-party notices do, and Electron with its parts.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../build.mjs';
import { findElectron } from '../machine/electron-binary.mjs';
import { bundledPackages, noticeOf } from '../package/notices.mjs';
import { log, main } from '../support/log.mjs';
import { built, callerFolder, root } from '../support/paths.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { readPackageJson, readPackageLock } from './sources.mjs';

/** @import { Electron } from '../machine/electron-binary.mjs' */

const { values } = parseArgs({ options: { out: { type: 'string' } } });

await main(async () => {
  const electron = await findElectron();
  await buildIfNeeded();
  const bill = billOfMaterials(
    readPackageJson(),
    bundledPackages(built).map(packageIn),
    { version: electron.version, parts: versionsOf(electron) },
    [mailClients()],
  );
  const text = `${JSON.stringify(bill, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else {
    writeFileSync(resolve(callerFolder, values.out), text);
    log(`${values.out} lists ${bill.components.length} parts.`);
  }
  return 0;
});

/** @param {string} folder */
function packageIn(folder) {
  const { name, version, licence } = noticeOf(folder);
  const key = folder.slice(folder.indexOf(`${sep}node_modules${sep}`) + 1).replaceAll(sep, '/');
  const integrity = readPackageLock().packages[key]?.integrity;
  return { name, version, licence, ...(integrity === undefined ? {} : { integrity }) };
}

/**
 * @param {Electron} electron
 * @returns {Record<string, string>}
 */
function versionsOf(electron) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const print = 'process.stdout.write(JSON.stringify(process.versions))';
  return JSON.parse(execFileSync(electron.path, ['-e', print], { env, encoding: 'utf8' }));
}

/** The data about mail clients, which is a resource and in no bundle. */
function mailClients() {
  const text = readFileSync(join(root, 'resources', 'caniemail.json'), 'utf8');
  const [name = '', version = ''] = JSON.parse(text).source.split('@');
  return { name, version, licence: 'MIT' };
}
