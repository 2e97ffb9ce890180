import { useTranslation } from 'react-i18next';
import { comparisonSentence, comparisonTexts } from '../../shared/comparison-sentence.ts';
import type { DifferenceSummary } from '../../shared/comparison.ts';
import { formatGap } from '../../shared/format-gap.ts';
import { fillIn } from '../../shared/sentence.ts';
import { useSentences } from '../ui/use-sentences.ts';

/** The sentence that says what differs, in the reader's language. */
export function useComparisonSentence(): (summary: DifferenceSummary) => string {
  const { i18n } = useTranslation();
  const sentences = useSentences('comparison');
  const { language } = i18n;
  return (summary) =>
    comparisonSentence(summary, {
      say: (text, values = {}) => sentences(text, fillIn(comparisonTexts[text], values), values),
      list: (texts) => new Intl.ListFormat(language, { type: 'conjunction' }).format(texts),
      gap: (ms) => formatGap(ms, language, 'long'),
    });
}
