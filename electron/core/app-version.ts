import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The app's version, from the `package.json` beside `resources/` in every layout. */
export function readAppVersion(resourcesDir: string): string {
  const file = readFileSync(join(resourcesDir, '..', 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}
