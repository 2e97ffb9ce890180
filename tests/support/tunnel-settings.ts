import { settingsSchema, type Settings } from '../../shared/settings.ts';

const { tunnel: defaults } = settingsSchema.parse({ pathToken: null });

/** The settings of a tunnel: those named, and the defaults. */
export function tunnelSettings(change: Partial<Settings['tunnel']>): Settings['tunnel'] {
  return { ...defaults, ...change };
}
