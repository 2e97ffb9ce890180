/** The languages of the window; `system` is the desktop's, or English where there is no translation. */
export const languages = ['system', 'en', 'es', 'pt'] as const;
export type LanguageSetting = (typeof languages)[number];

/** The names of the languages in themselves, so that everybody finds their own. */
export const languageNames: Readonly<Record<Exclude<LanguageSetting, 'system'>, string>> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
};

/**
 * The locale of a chosen language (BCP 47). The system's own when it is in that language: `en-GB` keeps the dates of its
 * region.
 */
export function localeOf(language: LanguageSetting, systemLocale: string): string {
  return language === 'system' || systemLocale.split('-', 1)[0] === language
    ? systemLocale
    : language;
}
