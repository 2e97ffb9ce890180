import { isDeepStrictEqual } from 'node:util';
import type { SettingsChange } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Core } from '../core.ts';

/** Changes settings, and brings what runs in line with them. */
export function changeSettings(
  core: Core,
  wanted: SettingsChange,
): Result<Settings, 'invalid' | 'not-saved'> {
  const before = core.settings.current();
  const changed = core.settings.change(wanted);
  if (changed.ok) void follow(core, before, changed.value);
  return changed;
}

/** Brings listener and tunnel in line with changed settings; what did not change is left alone. */
async function follow(core: Core, before: Settings, after: Settings): Promise<void> {
  const { tunnel } = core;
  if (before.port !== after.port) await core.listen();
  else if (before.pathToken !== after.pathToken) core.listener.pathChanged();
  if (!sameTunnel(before.tunnel, after.tunnel)) await tunnel.open();
  // The public address may lead somewhere else now.
  else if (before.port !== after.port || before.pathToken !== after.pathToken) {
    void tunnel.test();
  }
  // Every change makes every list anew; what it holds is the question.
  if (!isDeepStrictEqual(before.testKeys, after.testKeys)) core.inspection.again();
  core.tellState();
}

function sameTunnel(a: Settings['tunnel'], b: Settings['tunnel']): boolean {
  return (
    a.kind === b.kind && a.host === b.host && a.subdomain === b.subdomain && a.address === b.address
  );
}
