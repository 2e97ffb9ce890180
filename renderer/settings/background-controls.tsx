import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackgroundSupport } from '../../shared/background.ts';
import { notificationKindNames } from '../../shared/notification-kinds.ts';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { useSentences } from '../ui/use-sentences.ts';
import { DraftField, type SaveOutcome } from './draft-field.tsx';
import { useBackgroundSupport } from './use-background-support.ts';

interface BackgroundProps {
  readonly settings: Settings;
}

type BackgroundSwitchName = 'tray' | 'closeToTray' | 'badge' | 'startAtLogin';

/** Why a switch has no effect here, by its name in `background.json`; `null` when it has. */
type Obstacle = 'noTray' | 'needsTray' | 'noBadge' | 'notInstalled';

const obstacles: Readonly<
  Record<BackgroundSwitchName, (settings: Settings, support: BackgroundSupport) => Obstacle | null>
> = {
  tray: (_, { tray }) => (tray ? null : 'noTray'),
  closeToTray: (settings, { tray }) => (settings.tray ? (tray ? null : 'noTray') : 'needsTray'),
  badge: (_, { badge }) => (badge ? null : 'noBadge'),
  startAtLogin: (_, { startAtLogin }) => (startAtLogin ? null : 'notInstalled'),
};

/** A switch of the background. Where the system can't do it, it says so; what is on can always be switched off. */
export function BackgroundSwitch({
  name,
  settings,
}: BackgroundProps & { readonly name: BackgroundSwitchName }) {
  const { t } = useTranslation(['background', 'settings']);
  const changeSettings = useWindow((state) => state.changeSettings);
  const support = useBackgroundSupport(settings);
  const id = useId();
  const obstacle = support === null ? null : obstacles[name](settings, support);
  const isOn = settings[name];
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`settings:label.${name}`)}</label>
      <div className="setting-value">
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          disabled={!isOn && (obstacle === 'needsTray' || obstacle === 'notInstalled')}
          aria-describedby={`${id}-hint`}
          onChange={(event) => inBackground(changeSettings({ [name]: event.target.checked }))}
        />
        <p id={`${id}-hint`} className="setting-hint setting-hint-beside" role="status">
          {obstacle === null ? t(`settings:hint.${name}`) : t(`obstacle.${obstacle}`)}
        </p>
      </div>
    </div>
  );
}

/** A switch for each kind of notification. */
export function NotificationKinds({ settings }: BackgroundProps) {
  const { t } = useTranslation(['background', 'settings']);
  const changeSettings = useWindow((state) => state.changeSettings);
  const support = useBackgroundSupport(settings);
  const id = useId();
  return (
    <div className="setting" role="group" aria-labelledby={id}>
      <span id={id}>{t('settings:label.notifications')}</span>
      <div className="setting-choices">
        {support?.notifications === false && (
          <p className="setting-refusal" role="status">
            {t('obstacle.noNotifications')}
          </p>
        )}
        {notificationKindNames.map((kind) => (
          <div key={kind} className="setting-choice">
            <input
              id={`${id}-${kind}`}
              type="checkbox"
              checked={settings.notifications[kind]}
              aria-describedby={`${id}-${kind}-hint`}
              onChange={(event) =>
                inBackground(changeSettings({ notifications: { [kind]: event.target.checked } }))
              }
            />
            <label htmlFor={`${id}-${kind}`}>{t(`kind.${kind}.name`)}</label>
            <span id={`${id}-${kind}-hint`} className="setting-hint">
              {t(`kind.${kind}.hint`)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** The query that decides which requests are notified of. */
export function NotifyQuery({ settings: { notifyQuery } }: BackgroundProps) {
  const { t } = useTranslation(['settings']);
  const sentence = useSentences('query');
  const changeSettings = useWindow((state) => state.changeSettings);
  const fault = useWindow((state) => state.inspector?.notifyFault ?? null);

  async function save(typed: string): Promise<SaveOutcome> {
    const changed = await changeSettings({ notifyQuery: typed.trim() });
    if (changed.ok) return 'saved';
    const isInvalid = changed.fault === 'invalid';
    return {
      refusal: isInvalid ? t('invalid.notifyQuery') : t('notSaved', { detail: changed.detail }),
    };
  }

  return (
    <DraftField
      label={t('label.notifyQuery')}
      hint={t('hint.notifyQuery')}
      savedHint={t('saved')}
      value={notifyQuery}
      save={save}
      fault={
        fault &&
        sentence(fault.code, fault.message, {
          text: notifyQuery.slice(fault.at.start, fault.at.end),
        })
      }
    />
  );
}
