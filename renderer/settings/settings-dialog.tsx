import { useId } from 'react';
import type { ReactNode } from 'react';
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

interface SettingsDialogProps {
  /** The settings of the destinations. */
  readonly destinations: ReactNode;
  readonly onClose: () => void;
}

/** The dialog with every setting. Each one is saved by itself at once. */
export function SettingsDialog({ destinations, onClose }: SettingsDialogProps) {
  const { t } = useTranslation();
  const settings = useWindow((state) => state.inspector?.settings);
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      {settings && <SettingsForm settings={settings} destinations={destinations} />}
    </Dialog>
  );
}

interface SettingsFormProps extends Pick<SettingsDialogProps, 'destinations'> {
  readonly settings: Settings;
}

function SettingsForm({ settings, destinations }: SettingsFormProps) {
  const { t } = useTranslation(['window', 'destinations']);
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
      <section aria-label={t('destinations:title')}>
        <h3>{t('destinations:title')}</h3>
        {destinations}
      </section>
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
