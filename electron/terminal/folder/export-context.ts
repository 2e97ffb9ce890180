import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { settingsSchema } from '../../../shared/settings.ts';
import { readAppVersion } from '../../core/app-version.ts';
import { ownAddress } from '../../core/calls/export-entries.ts';
import type { ExportContext } from '../../core/export/exporter.ts';
import { secretFieldsOf } from '../../core/export/redact.ts';
import { createGuardedFetch } from '../../core/fetch/guarded-fetch.ts';
import { decodeTextFile } from '../../core/files/text-encoding.ts';

interface ExportChoices {
  /** Fetches the attachments of e-mails. */
  readonly embed: boolean;
  readonly byteOrderMark: boolean;
}

/** What an export takes from the settings of a data folder: the port that commands send to, and the host that attachments may come from. */
export function exportContext(
  dataDir: string,
  resourcesDir: string,
  { embed, byteOrderMark }: ExportChoices,
): ExportContext {
  const settings = readSettings(dataDir);
  const { port, allowedHost } = settings;
  return {
    targetBase: `http://127.0.0.1:${port}`,
    publicBase: ownAddress(settings),
    appVersion: readAppVersion(resourcesDir),
    byteOrderMark,
    ...(embed && { guardedFetch: createGuardedFetch({ allowedHost: () => allowedHost }) }),
  };
}

/** Names of the header fields whose values the folder's settings have. */
export function secretFields(dataDir: string): readonly string[] {
  return secretFieldsOf(readSettings(dataDir));
}

/** The token in the path of the folder's Delivery URL; `null` when it has none. */
export function pathTokenOf(dataDir: string): string | null {
  return readSettings(dataDir).pathToken;
}

const needed = settingsSchema
  .pick({ port: true, allowedHost: true, guard: true, destinations: true, tunnel: true })
  // Without settings, no path has the token.
  .extend({ pathToken: settingsSchema.shape.pathToken.default('-') });

/** Missing or invalid settings are the defaults. */
function readSettings(dataDir: string): z.infer<typeof needed> {
  try {
    return needed.parse(JSON.parse(decodeTextFile(readFileSync(join(dataDir, 'settings.json')))));
  } catch {
    return needed.parse({});
  }
}
