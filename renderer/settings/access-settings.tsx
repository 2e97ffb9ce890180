import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { inBackground } from '../ui/failures.ts';
import { GuardSettings } from './guard-settings.tsx';
import { SettingField } from './setting-field.tsx';

/** Which requests are accepted: the path, the handling of strays, and the guard. */
export function AccessSettings({ settings }: { readonly settings: Settings }) {
  const { t, i18n } = useTranslation('access');
  const changeSettings = useWindow((state) => state.changeSettings);
  const blocked = useWindow((state) => state.inspector?.droppedStrays.blocked ?? 0);
  const id = useId();
  const shown = formatNumber(blocked, i18n.language);
  return (
    <>
      <PathRenewal settings={settings} />
      <div className="setting">
        <label htmlFor={id}>{t('block')}</label>
        <div className="setting-value">
          <input
            id={id}
            type="checkbox"
            checked={settings.blockStrays}
            aria-describedby={`${id}-hint`}
            onChange={(event) =>
              inBackground(changeSettings({ blockStrays: event.target.checked }))
            }
          />
          <p id={`${id}-hint`} className="setting-hint setting-hint-beside">
            {t('blockHint')} {blocked > 0 && t('blocked', { count: blocked, shown })}
          </p>
        </div>
      </div>
      <SettingField name="straysPerMinute" settings={settings} />
      <GuardSettings guard={settings.guard} />
    </>
  );
}

function PathRenewal({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('access');
  const renew = useWindow((state) => state.renewPath);
  const restore = useWindow((state) => state.restorePath);
  const before = useWindow((state) => state.pathBefore);
  return (
    <div className="setting">
      <span>{t('path')}</span>
      <div className="setting-value">
        <Button onClick={() => inBackground(renew())}>{t('renew')}</Button>
        {before !== null && <Button onClick={() => inBackground(restore())}>{t('undo')}</Button>}
        <p className="setting-hint setting-hint-beside" role="status">
          {t(before === null ? 'renewHint' : 'renewedHint', {
            path: settings.pathToken === null ? '/' : `/in/${settings.pathToken}`,
          })}
        </p>
      </div>
    </div>
  );
}
