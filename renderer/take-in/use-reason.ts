import { useTranslation } from 'react-i18next';
import { translatedReason } from './translated-reason.ts';

/** Translates the places and reasons of what could not be read. The inspector writes them in English. */
export function useReason(): {
  readonly place: (text: string) => string;
  readonly text: (text: string) => string;
} {
  const { i18n } = useTranslation('import');
  const bundle: unknown = i18n.getResourceBundle(i18n.resolvedLanguage ?? 'en', 'import-reasons');
  const translations = (bundle ?? {}) as Readonly<Record<string, string>>;
  const translate = (text: string) => translatedReason(text, translations);
  return { place: translate, text: translate };
}
