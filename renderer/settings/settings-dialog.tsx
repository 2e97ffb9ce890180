import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { themes } from '../../shared/theme.ts';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { AccessSettings } from './access-settings.tsx';
import { ForgetEverything } from './forget-everything.tsx';
import { SettingField } from './setting-field.tsx';
import { TestKeys } from './test-keys.tsx';
import { TunnelSettings } from './tunnel-settings.tsx';
import {
  formatBytesInput,
  formatCountInput,
  formatMegabytes,
  parseBytes,
  parseCount,
  parseMegabytes,
} from './amount-input.ts';
import '../ui/input.css';
import './settings.css';

/** Every setting, each saved by itself at once. */
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
  const { t, i18n } = useTranslation();
  const changeSettings = useWindow((state) => state.changeSettings);
  const themeId = useId();
  return (
    <div className="settings">
      <TunnelSettings tunnel={settings.tunnel} />
      <hr />
      <SettingField
        name="port"
        value={String(settings.port)}
        numeric
        toChange={(port) => ({ port: parseCount(port) })}
      />
      <SettingField
        name="replyStatus"
        value={String(settings.replyStatus)}
        numeric
        toChange={(status) => ({ replyStatus: parseCount(status) })}
      />
      <SettingField
        name="maxBody"
        value={formatMegabytes(settings.maxBodyBytes, i18n.language)}
        numeric
        toChange={(limit) => ({ maxBodyBytes: parseMegabytes(limit, i18n.language) })}
      />
      <SettingField
        name="maxInFlight"
        value={formatBytesInput(settings.maxInFlightBytes, i18n.language)}
        numeric
        toChange={(size) => ({ maxInFlightBytes: parseBytes(size) })}
      />
      <hr />
      <AccessSettings settings={settings} />
      <hr />
      <SettingField
        name="keepRequests"
        value={formatCountInput(settings.keepRequests, i18n.language)}
        numeric
        toChange={(count) => ({ keepRequests: parseCount(count) })}
      />
      <SettingField
        name="keepBytes"
        value={formatBytesInput(settings.keepBytes, i18n.language)}
        numeric
        toChange={(size) => ({ keepBytes: parseBytes(size, i18n.language) })}
      />
      <ForgetEverything />
      <hr />
      <SettingField
        name="allowedHost"
        value={settings.allowedHost ?? ''}
        toChange={(host) => ({ allowedHost: host === '' ? null : host.toLowerCase() })}
      />
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
