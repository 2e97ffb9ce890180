import { clocks, densities, timeZones, zooms } from '../../shared/appearance.ts';
import { languages } from '../../shared/language.ts';
import { themes } from '../../shared/theme.ts';
import { bridge } from '../bridge.ts';
import { sectionNames } from '../settings/sections.ts';
import { settingNames } from '../settings/setting-rows.ts';
import { redactsExports } from '../store/export-slice.ts';
import type { WindowCommand } from './command.ts';

/** How the window looks, its settings and its help. */
export const windowCommands: readonly WindowCommand[] = [
  {
    id: 'settings',
    group: 'settings',
    shortcut: 'settings',
    run: ({ openSettings }) => openSettings(),
  },
  ...themes.map((theme): WindowCommand => ({
    id: `theme-${theme}`,
    group: 'settings',
    label: (t) => t('commands:action.theme', { theme: t(`settings:choice.theme.${theme}`) }),
    needs: ['inspector'],
    run: ({ changeSettings }) => changeSettings({ theme }),
  })),
  ...densities.map((density): WindowCommand => ({
    id: `density-${density}`,
    group: 'settings',
    label: (t) => t(`commands:action.density.${density}`),
    needs: ['inspector'],
    run: ({ changeSettings }) => changeSettings({ density }),
  })),
  ...languages.map((language): WindowCommand => ({
    id: `language-${language}`,
    group: 'settings',
    label: (t) => t(`commands:action.language.${language}`),
    needs: ['inspector'],
    run: ({ changeSettings }) => changeSettings({ language }),
  })),
  ...timeZones.map((timeZone): WindowCommand => ({
    id: `time-zone-${timeZone}`,
    group: 'settings',
    label: (t) =>
      t('commands:action.choice', {
        setting: t('settings:label.timeZone'),
        choice: t(`settings:choice.timeZone.${timeZone}`),
      }),
    needs: ['inspector'],
    run: ({ changeSettings }) => changeSettings({ timeZone }),
  })),
  ...clocks.map((clock): WindowCommand => ({
    id: `clock-${clock}`,
    group: 'settings',
    label: (t) =>
      t('commands:action.choice', {
        setting: t('settings:label.clock'),
        choice: t(`settings:choice.clock.${clock}`),
      }),
    needs: ['inspector'],
    run: ({ changeSettings }) => changeSettings({ clock }),
  })),
  ...sectionNames.map((name): WindowCommand => ({
    id: `settings-${name}`,
    group: 'settings',
    label: (t) => t('commands:action.setting', { setting: t(`settings:section.${name}`) }),
    run: ({ openSettings }) => openSettings(name),
  })),
  ...settingNames.map((name): WindowCommand => ({
    id: `setting-${name}`,
    group: 'settings',
    label: (t) => t('commands:action.setting', { setting: t(`settings:label.${name}`) }),
    run: ({ openSettings }) => openSettings(name),
  })),
  {
    id: 'follow-newest',
    group: 'list',
    label: 'followNewest',
    needs: ['inspector'],
    run: ({ changeSettings, inspector }) =>
      changeSettings({ followNewest: inspector?.settings.followNewest !== true }),
  },
  {
    id: 'redact-exports',
    group: 'export',
    label: 'redactExports',
    needs: ['inspector'],
    run: (window) => window.changeSettings({ redactExports: !redactsExports(window) }),
  },
  { id: 'reading-mode', group: 'window', shortcut: 'readingMode', needs: ['request'] },
  { id: 'next-pane', group: 'window', shortcut: 'nextPane' },
  { id: 'previous-pane', group: 'window', shortcut: 'previousPane' },
  {
    id: 'palette',
    group: 'window',
    shortcut: 'palette',
    run: ({ openDialog }) => openDialog('palette'),
  },
  {
    id: 'keys',
    group: 'help',
    shortcut: 'keysSheet',
    run: ({ openDialog }) => openDialog('keys'),
  },
  { id: 'search-help', group: 'help', shortcut: 'searchHelp' },
  ...zooms.map((how): WindowCommand => ({
    id: `zoom-${how}`,
    group: 'window',
    label: (t) => t(`commands:action.zoom.${how}`),
    run: () => bridge.call('window.zoom', how),
  })),
  {
    id: 'check-token',
    group: 'help',
    label: 'checkToken',
    run: ({ openDialog }) => openDialog('token'),
  },
  {
    id: 'check-updates',
    group: 'help',
    label: 'checkUpdates',
    run: ({ checkUpdates }) => checkUpdates(),
  },
  {
    id: 'report',
    group: 'help',
    label: 'report',
    run: ({ openDialog }) => openDialog('report'),
  },
  { id: 'logs', group: 'help', label: 'logs', run: () => bridge.call('logs.show') },
];
