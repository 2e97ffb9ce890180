import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { localeOf } from '../shared/language.ts';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';
import { createI18n } from './i18n.ts';
import { LanguageProvider } from './language-provider.tsx';
import { noteVisits } from './store/history-slice.ts';
import { startSync } from './store/sync.ts';
import { WindowStoreContext } from './store/use-window.ts';
import { createWindowStore } from './store/window-store.ts';
import { dispatchFrameKeys, ignoreComposingKeys } from './ui/keys.ts';
import { showRestored } from './ui/failures.ts';

ignoreComposingKeys(window);
dispatchFrameKeys(bridge);
const store = createWindowStore(bridge, Date.now, localStorage);
startSync(bridge, store, (run) => requestAnimationFrame(run));
noteVisits(store);
addEventListener('online', () => store.getState().wakeTunnel());

const { locale, language, restored } = await bridge.call('app.info');
if (restored) showRestored();
const i18n = createI18n(localeOf(language, locale));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <WindowStoreContext value={store}>
      <LanguageProvider i18n={i18n} systemLocale={locale}>
        <App />
      </LanguageProvider>
    </WindowStoreContext>
  </StrictMode>,
);
