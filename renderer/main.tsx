import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';
import { createI18n } from './i18n.ts';
import { partsCode } from './later-parts.tsx';
import { LanguageProvider } from './language-provider.tsx';
import { noteVisits } from './store/history-slice.ts';
import { afterFirstList, startMainSync } from './store/main-sync.ts';
import { startSync } from './store/sync.ts';
import { WindowStoreContext } from './store/use-window.ts';
import { createWindowStore } from './store/window-store.ts';
import { dispatchFrameKeys, ignoreComposingKeys } from './ui/keys.ts';
import { inBackground, showRestored } from './ui/failures.ts';

/** The parts that the first paint does without are loaded once the list is drawn, at the latest after this time. */
const partsMs = 1_000;

// The main process writes the languages into the page.
const { lang, dataset } = document.documentElement;
const loadingTexts = createI18n(lang);
ignoreComposingKeys(window);
dispatchFrameKeys(bridge);
const store = createWindowStore(bridge, Date.now, localStorage);
startSync(bridge, store, (run) => requestAnimationFrame(run));
noteVisits(store);
addEventListener('online', () => store.getState().wakeTunnel());

// The main process has most of its code to load before it answers a call.
afterFirstList(store, requestIdleCallback, () => {
  startMainSync(bridge, store);
  inBackground(bridge.call('app.info').then(({ restored }) => restored && showRestored()));
});
const i18n = await loadingTexts;

// Also when there is no list to wait for.
setTimeout(partsCode.load, partsMs);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <WindowStoreContext value={store}>
      <LanguageProvider i18n={i18n} systemLocale={dataset['systemLocale'] ?? lang}>
        <App />
      </LanguageProvider>
    </WindowStoreContext>
  </StrictMode>,
);
