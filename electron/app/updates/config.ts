import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateState } from '../../../shared/updates.ts';
import { isFeedAddress } from './feed-address.ts';

/** electron-builder writes a line for each value. A parser of YAML takes 10 ms of each start. */
const urlLine = /^url: *(['"]?)(\S+)\1[ \r]*$/m;

/** Where updates come from. */
export interface UpdateConfig {
  /** electron-builder's `app-update.yml`. */
  readonly path: string;
  /** The folder of the feed. */
  readonly base: URL;
}

/** How the app was started. */
interface Started {
  readonly env: NodeJS.ProcessEnv;
  readonly isPackaged: boolean;
  readonly resourcesPath: string;
}

/**
 * Reads where updates come from, as the package says it: the environment can switch updates off, and never change where they
 * come from. Only a checkout, which has no package, reads another file, for tests.
 */
export function readUpdateConfig({
  env,
  isPackaged,
  resourcesPath,
}: Started): UpdateConfig | Extract<UpdateState, { readonly is: 'off' }> {
  if (env['HOOKSCOPE_UPDATES'] === 'off') return { is: 'off', why: 'environment' };
  const path = isPackaged ? join(resourcesPath, 'app-update.yml') : env['HOOKSCOPE_TEST_UPDATES'];
  if (path === undefined) return { is: 'off', why: 'checkout' };
  try {
    const url = urlLine.exec(readFileSync(path, 'utf8'))?.[2] ?? '';
    const base = new URL(url.endsWith('/') ? url : `${url}/`);
    return isFeedAddress(base) ? { path, base } : { is: 'off', why: 'checkout' };
  } catch {
    // A package that somebody made without the place of updates.
    return { is: 'off', why: 'checkout' };
  }
}
