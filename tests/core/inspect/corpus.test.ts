import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { verdicts } from '../../../shared/signature.ts';
import { issueCodes } from '../../../shared/issues/index.ts';
import { bodyOf, capturedOf, readCorpus } from '../../support/corpus.ts';
import { keys } from '../../support/keys.ts';
import { localeTexts, translations } from '../../support/locales.ts';

const corpus = readCorpus();

async function inspected(of: (typeof corpus)[number]) {
  const bytes = bodyOf(of);
  return (await inspect(capturedOf(of, bytes), bytes, { keys })).inspection;
}

describe('a request of the corpus', () => {
  it.each(corpus.map((of) => [of.name, of] as const))('%s', async (_, of) => {
    const { kind, evidence, issues, signature } = await inspected(of);
    expect(kind).toBe(of.expect.kind);
    expect(evidence.length).toBeGreaterThan(0);
    const codes = [...new Set(issues.map(({ code }) => code))].sort();
    expect(codes).toEqual([...of.expect.codes].sort());
    expect(signature?.verdict).toBe(of.expect.verdict);
    expect(signature?.reasons.map(({ code }) => code)).toEqual(of.expect.reasons);
  });

  it('has a unique name', () => {
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  });
});

describe('precision', () => {
  it.each(verdicts)('the verdict %s is reached by a request of the corpus', (verdict) => {
    expect(corpus.some((of) => of.expect.verdict === verdict)).toBe(true);
  });

  // An inspection that fails is provoked where its time and memory are limited: reading/read-request.test.ts.
  it.each(issueCodes.filter((code) => code !== 'inspection.failed'))(
    '%s is provoked by a request of the corpus',
    (code) => {
      expect(corpus.some(({ expect: { codes } }) => codes.includes(code))).toBe(true);
    },
  );

  it.each(corpus.filter(({ healthy }) => healthy).map((of) => [of.name, of] as const))(
    'nothing is wrong with %s',
    async (_, of) => {
      const { issues } = await inspected(of);
      expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
    },
  );
});

describe('in other languages', () => {
  /** Values that are words of ours; all others are the sender's own, or numbers. */
  const ours = ['found', 'expected', 'kind', 'changes'];

  it('the words that a sentence names have a translation', async () => {
    const said = new Set<string>();
    for (const of of corpus) {
      for (const { values } of (await inspected(of)).issues) {
        for (const name of ours)
          for (const word of String(values[name] ?? '').split(', ')) said.add(word);
      }
    }
    said.delete('');
    for (const language of translations) {
      const terms = localeTexts(language, 'terms');
      expect([...said].filter((word) => !Object.hasOwn(terms, word))).toEqual([]);
    }
    expect(said.size).toBeGreaterThan(10);
  });
});
