import { useTranslation } from 'react-i18next';
import type { CheckFinding } from '../../shared/check.ts';
import { formatNumber } from '../ui/format.ts';

/** What was seen, in a sentence. `look` is what the user must look at, of the scenario. */
export function useFindingSentence(): (finding: CheckFinding, look: string) => string {
  const { t, i18n } = useTranslation('check');
  const number = (value: number) => formatNumber(value, i18n.language);
  const seconds = (ms: number) => number(Math.round(ms / 100) / 10);
  return (finding, look) => {
    switch (finding.is) {
      case 'as-expected': {
        const { count, status, ms } = finding;
        return t('finding.asExpected', { count, status, ms: number(Math.round(ms)) });
      }
      case 'status': {
        const { status, count, of } = finding;
        return of === 1
          ? t('finding.status', { status })
          : t('finding.statusOf', { status, count, of });
      }
      case 'no-answer': {
        const { count, of, fault, detail } = finding;
        const why = t(`fault.${fault}`);
        return of === 1
          ? t('finding.noAnswer', { why, detail })
          : t('finding.noAnswerOf', { why, detail, count, of });
      }
      case 'slow':
        return t('finding.slow', { ms: seconds(finding.ms), limit: seconds(finding.limitMs) });
      case 'needs-key':
        return t('finding.needsKey');
      case 'left':
        return t('finding.left', { count: finding.times, wanted: finding.wanted });
      case 'look':
        return look;
    }
  };
}
