import { useTranslation } from 'react-i18next';
import { shownSentence } from '../../shared/hidden-characters.ts';

/** Namespaces of sentences whose English text comes with the data. */
type Sentences =
  | 'comparison'
  | 'issues'
  | 'advice'
  | 'evidence'
  | 'terms'
  | 'remarks'
  | 'call-notes'
  | 'call-problems'
  | 'answer-meanings'
  | 'reasons'
  | 'sample-texts'
  | 'scenario-texts'
  | 'token-texts'
  | 'query';

/** Codes contain dots, and a sender’s text may contain any separator, so i18next must not split them. */
const asWritten = { keySeparator: false, nsSeparator: false } as const;

/**
 * Sentences by their codes, in the user's language. The English fallback may contain text from a sender, so it is
 * never interpolated as a template; that text is shown unchanged.
 */
export function useSentences(
  namespace: Sentences,
): (code: string, english: string, values?: Readonly<Record<string, unknown>>) => string {
  const { t, i18n } = useTranslation(namespace);
  return (code, english, values = {}) =>
    i18n.exists(code, { ns: namespace, ...asWritten, ...values })
      ? t(code, { ...asWritten, ...values })
      : shownSentence(english, Object.values(values));
}
