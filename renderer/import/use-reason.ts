import { useTranslation } from 'react-i18next';
import { translatedReason } from './translated-reason.ts';

/** Translates the places and reasons of what could not be read. The inspector writes them in English. */
export function useReason(): {
  readonly text: (text: string) => string;
  /** Place and reason as the beginning of a sentence. */
  readonly sentence: (place: string, reason: string) => string;
} {
  const { i18n } = useTranslation('import');
  const bundle: unknown = i18n.getResourceBundle(i18n.resolvedLanguage ?? 'en', 'import-reasons');
  const translations = (bundle ?? {}) as Readonly<Record<string, string>>;
  const translate = (text: string) => translatedReason(text, translations);
  return {
    text: translate,
    sentence: (place, reason) => {
      const all = `${translate(place)}: ${translate(reason)}`;
      return all.charAt(0).toUpperCase() + all.slice(1);
    },
  };
}
