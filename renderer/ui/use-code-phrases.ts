import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Translations of the code view's texts, by the English ones. */
export function useCodePhrases(): Readonly<Record<string, string>> {
  const { t } = useTranslation('detail');
  return useMemo(
    () => ({
      Find: t('search.find'),
      next: t('search.next'),
      previous: t('search.previous'),
      all: t('search.all'),
      'match case': t('search.matchCase'),
      regexp: t('search.regexp'),
      'by word': t('search.byWord'),
      close: t('search.close'),
      'Fold line': t('search.foldLine'),
      'Unfold line': t('search.unfoldLine'),
    }),
    [t],
  );
}
