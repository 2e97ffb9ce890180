import type { i18n } from 'i18next';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { localeOf } from '../shared/language.ts';
import { changeLocale } from './i18n.ts';
import { useWindow } from './store/use-window.ts';
import { inBackground } from './ui/failures.ts';
import { createTimes } from './ui/times.ts';
import { TimesContext } from './ui/use-times.ts';

interface LanguageProviderProps {
  readonly i18n: i18n;
  /** The system's locale (BCP 47). */
  readonly systemLocale: string;
  readonly children: ReactNode;
}

/** Gives the window its language and its times the zone and the clock, and changes them with the settings at once. */
export function LanguageProvider({ i18n, systemLocale, children }: LanguageProviderProps) {
  const language = useWindow((state) => state.inspector?.settings.language ?? null);
  useEffect(() => {
    // Until the settings are known, it is the language that the window began in.
    if (language === null) return;
    const change = new AbortController();
    inBackground(changeLocale(i18n, localeOf(language, systemLocale), change.signal));
    return () => change.abort();
  }, [i18n, language, systemLocale]);
  return (
    <I18nextProvider i18n={i18n}>
      <TimesProvider>{children}</TimesProvider>
    </I18nextProvider>
  );
}

function TimesProvider({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const timeZone = useWindow((state) => state.inspector?.settings.timeZone ?? 'local');
  const clock = useWindow((state) => state.inspector?.settings.clock ?? 'system');
  const times = useMemo(() => createTimes({ locale, timeZone, clock }), [locale, timeZone, clock]);
  return <TimesContext value={times}>{children}</TimesContext>;
}
