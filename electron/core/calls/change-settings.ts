import { isDeepStrictEqual } from 'node:util';
import type { Settings, SettingsChange } from '../../../shared/settings.ts';
import type { Result } from '../../../shared/result.ts';
import type { Core } from '../core.ts';

/** Changes settings, and applies them to what runs. */
export function changeSettings(
  core: Core,
  wanted: SettingsChange,
): Result<Settings, 'invalid' | 'not-saved'> {
  const before = core.settings.current();
  const changed = core.settings.change(wanted);
  if (changed.ok) void apply(core, before, changed.value);
  return changed;
}

/** Applies changed settings to the listener and the tunnel; what did not change is left alone. */
async function apply(core: Core, before: Settings, after: Settings): Promise<void> {
  const { tunnel } = core;
  if (before.port !== after.port) await core.listen();
  else if (before.pathToken !== after.pathToken) core.listener.pathChanged();
  if (!isDeepStrictEqual(before.tunnel, after.tunnel)) await tunnel.open();
  // The public address may lead to another path or port now.
  else if (before.port !== after.port || before.pathToken !== after.pathToken) {
    void tunnel.test();
  }
  // Every change builds new lists, so identity says nothing.
  if (!isDeepStrictEqual(before.testKeys, after.testKeys)) core.inspection.recheckStale();
  core.settingsChanged();
}
