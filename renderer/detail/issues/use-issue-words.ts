import type { Issue, KindEvidence } from '../../../shared/inspection.ts';
import { rowOf, sentenceOf } from '../../../shared/issues/index.ts';
import { useSentences } from '../../ui/use-sentences.ts';

/** The sentences of issues and of reasons for a kind, in the reader's language. English is their own. */
export function useIssueWords() {
  const sentence = useSentences('issues');
  const advice = useSentences('advice');
  const reason = useSentences('evidence');
  const term = useSentences('terms');

  /** Some values are words of ours, alone or in a list; all else stays as it is. */
  const inWords = (values: Issue['values']) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string'
          ? value
              .split(', ')
              .map((part) => term(part, part))
              .join(', ')
          : value,
      ]),
    );

  return {
    issue: ({ code, values, message }: Issue) =>
      sentence(sentenceOf(code, values)?.key ?? code, message, inWords(values)),
    /** `null` for a code of another version. */
    advice: (code: string) => {
      const own = rowOf(code)?.advice;
      return own === undefined ? null : advice(code, own);
    },
    reason: ({ code, values, message }: KindEvidence) => reason(code, message, values),
  };
}
