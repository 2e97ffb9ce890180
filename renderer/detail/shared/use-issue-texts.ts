import type { Issue, KindEvidence } from '../../../shared/inspection.ts';
import { rowOf, sentenceOf } from '../../../shared/issues/index.ts';
import { useSentences } from '../../ui/use-sentences.ts';

/** The texts of issues and of the evidence for a kind, in the user's language. */
export function useIssueTexts() {
  const sentence = useSentences('issues');
  const advice = useSentences('advice');
  const reason = useSentences('evidence');
  const term = useSentences('terms');

  /** Translates values that are our own terms, alone or in a list; all others stay as they are. */
  const translated = (values: Issue['values']) =>
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
      sentence(sentenceOf(code, values)?.key ?? code, message, translated(values)),
    /** `null` for a code that only another version has. */
    advice: (code: string) => {
      const english = rowOf(code)?.advice;
      return english === undefined ? null : advice(code, english);
    },
    reason: ({ code, values, message }: KindEvidence) => reason(code, message, values),
  };
}
