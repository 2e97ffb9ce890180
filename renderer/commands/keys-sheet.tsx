import { useTranslation } from 'react-i18next';
import type texts from '../../resources/locales/en/commands.json';
import { shortcutGroups, shortcuts, type ShortcutName } from '../../shared/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isOnMac, useShortcutText } from '../ui/shortcuts.ts';
import './keys-sheet.css';

const names = Object.keys(shortcuts) as ShortcutName[];

type Group = (typeof shortcutGroups)[number];
type ControlKeys = readonly (readonly [
  name: keyof (typeof texts)['keys']['control'],
  keys: string,
])[];

/** What standard controls and the app's menu do with keys, which no table of ours binds. */
const controlKeys: Readonly<Partial<Record<Group, ControlKeys>>> = isOnMac()
  ? {
      window: [['zoom', '⌘+ ⌘− ⌘0']],
      move: [
        ['arrows', '↑ ↓'],
        ['pages', 'PgUp PgDn'],
        ['open', 'Enter'],
      ],
      list: [
        ['extend', '⇧↑ ⇧↓'],
        ['toggle', '⌘Space'],
      ],
    }
  : {
      window: [['zoom', 'Ctrl++ Ctrl+− Ctrl+0']],
      move: [
        ['arrows', '↑ ↓'],
        ['pages', 'PgUp PgDn'],
        ['open', 'Enter'],
      ],
      list: [
        ['extend', 'Shift+↑ ↓'],
        ['toggle', 'Ctrl+Space'],
      ],
    };

/** Every shortcut of the window, from the table that binds them. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('commands');
  const keysOf = useShortcutText();
  return (
    <Dialog title={t('keys.title')} isWide onClose={onClose}>
      <div className="keys-sheet">
        {shortcutGroups.map((group) => (
          <section key={group} aria-label={t(`keys.group.${group}`)}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {(controlKeys[group] ?? []).map(([name, keys]) => (
                <div key={name}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{t(`keys.control.${name}`)}</dd>
                </div>
              ))}
              {names
                .filter((name) => shortcuts[name].group === group)
                .map((name) => (
                  <div key={name}>
                    <dt>
                      <kbd>{keysOf(name)}</kbd>
                    </dt>
                    <dd>{t(`shortcut.${name}`)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
