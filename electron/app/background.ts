import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import type { BackgroundState, RaisedNotice } from '../../shared/background-state.ts';
import type { BackgroundSupport } from '../../shared/background.ts';
import { localeOf } from '../../shared/language.ts';
import type { Opened } from '../../shared/opened.ts';
import type { Settings } from '../../shared/settings.ts';
import { createBadge } from './badge.ts';
import type { Inspector } from './inspector-process.ts';
import { canStartAtLogin, setStartAtLogin } from './login-item.ts';
import { noticeTexts } from './notice-texts.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import { createStayInTray } from './stay-in-tray.ts';
import type { LiveTexts } from './texts.ts';
import { createToldOnce } from './told-once.ts';
import { createTrayPresence } from './tray-presence.ts';
import type { TrayAction } from './tray-menu.ts';

/** What the app does while its window is closed or behind others. */
export interface Background {
  readonly notify: Notifications['notify'];
  readonly settingsChanged: (settings: Settings) => void;
  readonly stateChanged: (state: BackgroundState) => void;
  readonly noticeRaised: (notice: RaisedNotice) => void;
  /** To be called with each window that is opened. */
  readonly watch: (window: BrowserWindow) => void;
  /** Whether the app goes on without a window, and can be reached. */
  readonly staysOpen: () => boolean;
  /** What this system can do of it. */
  readonly support: () => Promise<BackgroundSupport>;
}

interface BackgroundDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly showWindow: () => void;
  /** Brings the window to the front and shows something in it. */
  readonly open: (what: Opened) => void;
  /** Copies an address for the CRM. */
  readonly copy: (address: string) => void;
  readonly inspector: Pick<Inspector, 'call'>;
  readonly liveTexts: LiveTexts;
  readonly dataDir: string;
  /** The data folder that the user named, `null` for the usual one. */
  readonly namedDataDir: string | null;
}

export function createBackground(dependencies: BackgroundDependencies): Background {
  const { ourWindow, showWindow, open, inspector, liveTexts } = dependencies;
  const { texts, kindName } = liveTexts;
  let settings: Settings | null = null;
  let state: BackgroundState | null = null;
  let putBackTo: boolean | null = null;

  const notifications = createNotifications({
    ourWindow,
    showWindow,
    isWanted: (kind) => settings?.notifications[kind] === true,
    texts,
  });
  const tray = createTrayPresence(() => state, { texts, nameOf: kindName, when }, act);
  const badge = createBadge(ourWindow, (unread) =>
    texts.tray.unread.replace('{count}', String(unread)),
  );
  const staysOpen = () => settings?.tray === true && settings.closeToTray && tray.isReachable();
  const stayInTray = createStayInTray(staysOpen, createToldOnce(dependencies.dataDir), texts);

  /** Without an inspector the call rejects, and the next state shows what is the case. */
  const tell = (call: Promise<unknown>) => void call.catch(() => undefined);
  const seen = () => tell(inspector.call('background.seen'));

  const actions: Readonly<Record<TrayAction, () => void>> = {
    'open-last': () => {
      if (state?.last) open({ is: 'request', id: state.last.id });
    },
    copy: () => dependencies.copy(state?.address?.url ?? ''),
    pause: () => tell(inspector.call('receiving.set', { on: false })),
    resume: () => tell(inspector.call('receiving.set', { on: true })),
    open: showWindow,
    settings: () => open({ is: 'settings', at: null }),
    quit: () => app.quit(),
  };
  function act(action: TrayAction): void {
    actions[action]();
  }

  function when(at: number): string {
    const locale = localeOf(settings?.language ?? 'system', app.getLocale());
    return new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      ...(settings?.timeZone === 'utc' && { timeZone: 'UTC' }),
      ...(settings?.clock === '24h' && { hourCycle: 'h23' }),
    }).format(at);
  }

  /** Where the system refuses, the setting is put back, so that it says what is the case. */
  function startAtLogin(isOn: boolean): void {
    if (isOn === putBackTo) return void (putBackTo = null);
    try {
      setStartAtLogin(isOn, dependencies.namedDataDir);
    } catch (error) {
      putBackTo = !isOn;
      tell(inspector.call('settings.change', { startAtLogin: !isOn }));
      dialog.showErrorBox(texts.tray.loginFailed, (error as Error).message);
    }
  }

  function updateBadge(): void {
    const isShown = settings?.badge === true && ourWindow()?.isFocused() !== true;
    badge.show(isShown ? (state?.unread ?? 0) : 0);
  }

  return {
    notify: notifications.notify,
    settingsChanged: (next) => {
      const before = settings;
      settings = next;
      const isFirst = before === null;
      void tray.want(next.tray).then(() => {
        // Started at login, and the desktop shows no icon: the app must not be out of reach.
        if (isFirst && ourWindow() === null && !tray.isReachable()) showWindow();
      });
      if (!isFirst && before.startAtLogin !== next.startAtLogin) startAtLogin(next.startAtLogin);
      updateBadge();
      tray.update();
    },
    stateChanged: (next) => {
      state = next;
      tray.update();
      updateBadge();
    },
    noticeRaised: (raised) => {
      const { request } = raised;
      notifications.notify({
        kind: raised.kind,
        ...noticeTexts(raised, texts, kindName),
        count: raised.count,
        onClick: () => {
          if (request !== null) open({ is: 'request', id: request.id });
        },
      });
    },
    watch: (window) => {
      stayInTray.watch(window);
      window.on('focus', () => {
        seen();
        updateBadge();
        void tray.look();
      });
      window.on('blur', () => {
        seen();
        void tray.look();
      });
    },
    staysOpen,
    support: async () => ({
      notifications: notifications.isSupported(),
      tray: await tray.look(),
      badge: badge.isSupported(),
      startAtLogin: canStartAtLogin(),
    }),
  };
}
