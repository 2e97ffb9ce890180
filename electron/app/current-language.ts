import { app } from 'electron';
import { localeOf, type LanguageSetting } from '../../shared/language.ts';

/** The language of the app, which the settings can change. */
export interface CurrentLanguage {
  /** BCP 47. */
  readonly locale: () => string;
  /** @returns whether it is another one than before. */
  readonly set: (language: LanguageSetting) => boolean;
}

export function createCurrentLanguage(saved: LanguageSetting): CurrentLanguage {
  let current = saved;
  return {
    locale: () => localeOf(current, app.getLocale()),
    set: (language) => {
      const isOther = language !== current;
      current = language;
      return isOther;
    },
  };
}
