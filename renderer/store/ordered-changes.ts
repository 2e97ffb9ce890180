import type { Settings, SettingsChange, SettingsOutcome } from '../../shared/settings.ts';
import type { WindowState } from './window-store.ts';

/** Changes the settings. It gets the settings that the change before it left. */
export type OrderedChange = (
  toChange: (now: Settings) => SettingsChange,
) => Promise<SettingsOutcome>;

/** Runs changes of a list within the settings one after another, so that none undoes the one before it. */
export function createOrderedChanges(
  get: () => Pick<WindowState, 'inspector' | 'changeSettings'>,
): OrderedChange {
  let last: Promise<unknown> = Promise.resolve();
  return (toChange) => {
    const changed = last.then(() => {
      const settings = get().inspector?.settings;
      return get().changeSettings(settings === undefined ? {} : toChange(settings));
    });
    last = changed;
    return changed;
  };
}
