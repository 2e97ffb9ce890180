import type { ReactNode } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { ChoiceField, SwitchField } from './choice-fields.tsx';
import { ownControls } from './own-controls.tsx';
import { SettingField } from './setting-field.tsx';
import { hasControl, settingRow, type SettingName } from './setting-rows.ts';

interface SettingListProps {
  readonly names: readonly SettingName[];
  /** The one that was asked for. */
  readonly wanted: SettingName | null;
  readonly settings: Settings;
  /** The settings of the destinations. */
  readonly destinations: ReactNode;
}

/** Settings one below the other, each with its control. Those without an effect at the moment are left out. */
export function SettingList({ names, wanted, settings, destinations }: SettingListProps) {
  return names
    .filter((name) => settingRow(name).isShown?.(settings) ?? true)
    .map((name) => (
      <div
        key={name}
        className={name === wanted ? 'setting-place setting-wanted' : 'setting-place'}
        data-setting={name}
      >
        <Control name={name} settings={settings} destinations={destinations} />
      </div>
    ));
}

type ControlProps = Pick<SettingListProps, 'settings' | 'destinations'> & {
  readonly name: SettingName;
};

function Control({ name, settings, destinations }: ControlProps) {
  if (hasControl(name, 'text')) return <SettingField name={name} settings={settings} />;
  if (hasControl(name, 'choice')) return <ChoiceField name={name} settings={settings} />;
  if (hasControl(name, 'switch')) return <SwitchField name={name} settings={settings} />;
  const Own = ownControls[name];
  return <Own settings={settings} destinations={destinations} />;
}
