import { useTranslation } from 'react-i18next';
import type { Issue, KindEvidence } from '../../shared/inspection.ts';
import { rowOf, sentenceOf } from '../../shared/issues/index.ts';

/** Codes hold dots, and texts of a sender may hold anything. */
const asWritten = { keySeparator: false, nsSeparator: false } as const;

/** The sentences of issues and of reasons for a kind, in the reader's language. English is their own. */
export function useIssueWords() {
  const { t: sentence } = useTranslation('issues');
  const { t: cure } = useTranslation('cures');
  const { t: reason } = useTranslation('evidence');
  const { t: term } = useTranslation('terms');

  /** Some values are words of ours, alone or in a list; all else stays as it is. */
  const inWords = (values: Issue['values']) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string'
          ? value
              .split(', ')
              .map((part) => term(part, { ...asWritten, defaultValue: part }))
              .join(', ')
          : value,
      ]),
    );

  return {
    issue: ({ code, values, message }: Issue) =>
      sentence(sentenceOf(code, values)?.key ?? code, {
        ...asWritten,
        ...inWords(values),
        defaultValue: message,
      }),
    /** `null` for a code of another version. */
    cure: (code: string) => {
      const own = rowOf(code)?.cure;
      return own === undefined ? null : cure(code, { ...asWritten, defaultValue: own });
    },
    reason: ({ code, values, message }: KindEvidence) =>
      reason(code, { ...asWritten, ...values, defaultValue: message }),
  };
}
