import type { DifferenceSummary } from './comparison.ts';
import type { SentenceValues } from './sentence.ts';

/**
 * The sentence that says what differs, in parts that a translation can put together: what differs, with what else, and
 * how much later. `{name}` stands for a value. To add one: a row here and its translations.
 */
export const comparisonTexts = {
  plain: '{what}.',
  with: '{what} with {parts}.',
  andWith: '{what}, with {parts}.',
  later: '{what}, sent {gap} later',
  earlier: '{what}, sent {gap} earlier',
  name: '“{name}”',
  more: '{count} more',

  same: 'Nothing differs',
  'same.sent': 'The same request',
  replied: 'Nothing differs except our reply ({before} → {after})',
  'replied.sent': 'The same request with another reply ({before} → {after})',
  'same-body': 'The same body',
  coded: 'The same content in another content coding',
  rewritten: 'The same data, written in another way (white space, order of names or escapes)',
  'fields.one': '{names} differs',
  'fields.many': '{names} differ',
  'added.one': '{names} was added',
  'added.many': '{names} were added',
  'removed.one': '{names} is missing',
  'removed.many': '{names} are missing',
  text: 'The text of the bodies differs from line {line} on',
  binary: 'The bytes of the bodies differ from byte {at} on',
  'body-added': 'Only the second has a body',
  'body-removed': 'Only the first has a body',
  'too-large': 'The bodies differ and are too large to be compared in detail',

  'part.status': 'another status ({before} → {after})',
  'part.method': 'another method ({before} → {after})',
  'part.path': 'another path',
  'part.query': 'another query',
  'part.version': 'another HTTP version',
  'part.signature': 'another signature',
  'part.signature-added': 'a signature, which the first lacks',
  'part.signature-removed': 'no signature any more',
  'part.verdict': 'another verdict on the signature',
  'part.ended': 'another end of the body',
  'part.headers': 'other headers ({names})',
  'part.header-order': 'the headers in another order',
  'part.header-spelling': 'the names of headers spelt in another way',
  'part.trailers': 'other trailers',
} as const satisfies Readonly<Record<string, string>>;

export type ComparisonText = keyof typeof comparisonTexts;

interface Language {
  /** A text of the table with its values. */
  readonly say: (text: ComparisonText, values?: SentenceValues) => string;
  /** Joins texts as the language does: `a, b and c`. */
  readonly list: (texts: readonly string[]) => string;
  /** A length of time. */
  readonly gap: (ms: number) => string;
}

/** One sentence that says what differs between two requests or two answers. */
export function comparisonSentence(summary: DifferenceSummary, language: Language): string {
  const { code, parts } = summary;
  const { say, list } = language;
  const what = withGap(statement(summary, language), summary, language);
  if (parts.length === 0) return say('plain', { what });
  const named = parts.map(({ code: part, values }) => say(`part.${part}`, values));
  return say(code === 'same-body' ? 'with' : 'andWith', { what, parts: list(named) });
}

function statement(
  { code, names, count, values, gapMs }: DifferenceSummary,
  { say, list }: Language,
): string {
  switch (code) {
    case 'same':
    case 'replied':
      return say(gapMs === 0 ? code : `${code}.sent`, values);
    case 'fields':
    case 'added':
    case 'removed': {
      const named = names.map((name) => say('name', { name }));
      const more = count - names.length;
      const all = list(more > 0 ? [...named, say('more', { count: more })] : named);
      return say(`${code}.${count === 1 ? 'one' : 'many'}`, { names: all });
    }
    default:
      return say(code, values);
  }
}

/** Only what was sent a second time is said to be later: two bodies that differ are two messages. */
function withGap(what: string, { code, gapMs }: DifferenceSummary, { say, gap }: Language): string {
  const isAgain = code === 'same' || code === 'replied' || code === 'same-body';
  if (gapMs === 0 || !isAgain) return what;
  return say(gapMs > 0 ? 'later' : 'earlier', { what, gap: gap(Math.abs(gapMs)) });
}
