import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { themes } from '../../shared/theme.ts';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { AccessSettings } from './access-settings.tsx';
import { DeleteAllRequests } from './delete-all-requests.tsx';
import { SettingField } from './setting-field.tsx';
import { TestKeys } from './test-keys.tsx';
import { TunnelSettings } from './tunnel-settings.tsx';
import '../ui/input.css';
import './settings.css';

/** The dialog with every setting. Each one is saved by itself at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.inspector?.settings);
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      {settings && <SettingsForm settings={settings} />}
    </Dialog>
  );
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const changeSettings = useWindow((state) => state.changeSettings);
  const themeId = useId();
  return (
    <div className="settings">
      <TunnelSettings settings={settings} />
      <hr />
      <SettingField name="port" settings={settings} />
      <SettingField name="replyStatus" settings={settings} />
      <SettingField name="maxBody" settings={settings} />
      <SettingField name="maxInFlight" settings={settings} />
      <hr />
      <AccessSettings settings={settings} />
      <hr />
      <SettingField name="keepRequests" settings={settings} />
      <SettingField name="keepBytes" settings={settings} />
      <DeleteAllRequests />
      <hr />
      <SettingField name="allowedHost" settings={settings} />
      <hr />
      <TestKeys />
      <hr />
      <div className="setting">
        <label htmlFor={themeId}>{t('settings.theme')}</label>
        <select
          id={themeId}
          className="input"
          value={settings.theme}
          onChange={(event) => {
            const theme = themes.find((known) => known === event.target.value);
            if (theme) inBackground(changeSettings({ theme }));
          }}
        >
          {themes.map((theme) => (
            <option key={theme} value={theme}>
              {t(`settings.themes.${theme}`)}
            </option>
          ))}
        </select>
      </div>
      <p className="settings-note">{t('settings.savedAtOnce')}</p>
    </div>
  );
}
