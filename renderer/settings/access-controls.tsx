import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { inBackground } from '../ui/failures.ts';

/** Whether strays are closed without a reply, and how many were. */
export function StrayBlocking({ settings }: { readonly settings: Settings }) {
  const { t, i18n } = useTranslation(['access', 'settings']);
  const changeSettings = useWindow((state) => state.changeSettings);
  const blocked = useWindow((state) => state.inspector?.droppedStrays.blocked ?? 0);
  const id = useId();
  const shown = formatNumber(blocked, i18n.language);
  return (
    <div className="setting">
      <label htmlFor={id}>{t('settings:label.blockStrays')}</label>
      <div className="setting-value">
        <input
          id={id}
          type="checkbox"
          checked={settings.blockStrays}
          aria-describedby={`${id}-hint`}
          onChange={(event) => inBackground(changeSettings({ blockStrays: event.target.checked }))}
        />
        <p id={`${id}-hint`} className="setting-hint setting-hint-beside">
          {t('blockHint')} {blocked > 0 && t('blocked', { count: blocked, shown })}
        </p>
      </div>
    </div>
  );
}

/** The unguessable path of the Delivery URL, and a new one with its undo. */
export function PathRenewal({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['access', 'settings']);
  const renew = useWindow((state) => state.renewPath);
  const restore = useWindow((state) => state.restorePath);
  const before = useWindow((state) => state.pathBefore);
  return (
    <div className="setting">
      <span>{t('settings:label.path')}</span>
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
