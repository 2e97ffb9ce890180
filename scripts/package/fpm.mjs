#!/usr/bin/env node
// @ts-check
/**
 * What electron-builder runs instead of fpm (CUSTOM_FPM_PATH): it takes the same arguments, and packs with the tools of
 * Debian and of rpm themselves. docs/decisions/0049-packages.md says why.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../support/log.mjs';
import { readFpmArguments } from './fpm-arguments.mjs';
import { packDeb } from './pack-deb.mjs';
import { packRpm } from './pack-rpm.mjs';

const packers = { deb: packDeb, rpm: packRpm };

await main(async () => {
  const wanted = readFpmArguments(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-packing-'));
  try {
    await packers[wanted.target](wanted, folder);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
