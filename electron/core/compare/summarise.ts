import type {
  ComparedFact,
  Comparison,
  DifferenceCode,
  DifferenceSummary,
  FieldChange,
  HeaderComparison,
  PartCode,
} from '../../../shared/comparison.ts';
import { pointerName } from '../../../shared/pointer-name.ts';
import type { SentenceValues } from '../../../shared/sentence.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Fields and headers that a sentence names; further ones are counted. */
const maxNames = 3;
const nameCharacters = 60;

/** What a sentence is made from. */
export interface Differences extends Pick<
  Comparison,
  'facts' | 'fields' | 'headers' | 'trailers' | 'text'
> {
  readonly isSameBytes: boolean;
  readonly isSameContent: boolean;
  readonly leftBytes: number;
  readonly rightBytes: number;
  readonly gapMs: number;
}

type SummaryPart = DifferenceSummary['parts'][number];

/** What differs between two requests or two answers, in the order of importance. */
export function summarise(found: Differences): DifferenceSummary {
  const body = bodyDifference(found);
  const others = found.isSameBytes
    ? [...factParts(found), ...headerParts(found)]
    : factParts(found).concat(verdictPart(found));
  if (!found.isSameBytes) return { ...body, parts: others, gapMs: found.gapMs };
  const reply = factNamed(found, 'reply');
  const isOnlyReply = others.length === 0 && reply !== null && reply.left !== reply.right;
  return {
    ...body,
    code: others.length > 0 ? 'same-body' : isOnlyReply ? 'replied' : 'same',
    values: isOnlyReply ? { before: reply.left ?? '—', after: reply.right ?? '—' } : {},
    parts: others,
    gapMs: found.gapMs,
  };
}

type BodyDifference = Pick<DifferenceSummary, 'code' | 'names' | 'count' | 'values'>;

function bodyDifference(found: Differences): BodyDifference {
  const { fields, text, leftBytes, rightBytes } = found;
  if (found.isSameBytes) return only('same');
  if (leftBytes === 0 || rightBytes === 0)
    return only(leftBytes === 0 ? 'body-added' : 'body-removed');
  if (found.isSameContent) return only('coded');
  if (fields.is === 'compared' && !isWhole(fields.changes)) {
    const { changes, total, isCut } = fields;
    if (total === 0) return only(isCut ? 'too-large' : 'rewritten');
    const kinds = new Set(changes.map(({ is }) => is));
    const [kind] = kinds;
    const code = kinds.size === 1 && (kind === 'added' || kind === 'removed') ? kind : 'fields';
    const names = [...new Set(changes.map(nameOf))];
    const count = names.length + (total - changes.length);
    return { code, names: names.slice(0, maxNames), count, values: {} };
  }
  switch (text.is) {
    case 'text':
      return only('text', { line: text.line });
    case 'binary':
      return only('binary', { at: text.at });
    default:
      return only('too-large');
  }
}

/** Whether the bodies differ as a whole, such as a number and a list, so that no field can be named. */
function isWhole(changes: readonly FieldChange[]): boolean {
  return changes.some(({ before, after }) => (after ?? before)?.path === '');
}

function only(code: DifferenceCode, values: SentenceValues = {}): BodyDifference {
  return { code, names: [], count: 0, values };
}

/** The name of a top-level field, the JSON pointer of any other value. */
function nameOf({ before, after }: FieldChange): string {
  return cutText(pointerName((after ?? before)?.path ?? ''), nameCharacters);
}

function factNamed({ facts }: Differences, name: ComparedFact['name']): ComparedFact | null {
  return facts.find((fact) => fact.name === name) ?? null;
}

/** Facts that are parts of the sentence, with the most important first. */
const namedFacts = ['status', 'method', 'path', 'query', 'version', 'ended'] as const;

function factParts(found: Differences): readonly SummaryPart[] {
  return namedFacts.flatMap((name) => {
    const fact = factNamed(found, name);
    if (fact === null || fact.left === fact.right) return [];
    const [before, after] = [fact.left ?? '—', fact.right ?? '—'];
    return [part(name, name === 'status' || name === 'method' ? { before, after } : {})];
  });
}

function verdictPart(found: Differences): readonly SummaryPart[] {
  const verdict = factNamed(found, 'verdict');
  return verdict === null || verdict.left === verdict.right ? [] : [part('verdict')];
}

const signatureNames: ReadonlySet<string> = new Set(
  Object.values(signatureHeaders).map((name) => name.toLowerCase()),
);

/** How the headers differ, the signature first: it is what one looks for when the same body comes again. */
function headerParts({ headers, trailers }: Differences): readonly SummaryPart[] {
  const isSignature = ({ is, after, before }: HeaderComparison['changes'][number]) =>
    is !== 'spelling' && signatureNames.has((after ?? before)?.name.toLowerCase() ?? '');
  const signatures = headers.changes.filter(isSignature);
  const others = headers.changes.filter((change) => !isSignature(change));
  const spelling = others.filter(({ is }) => is === 'spelling');
  const differing = others.filter(({ is }) => is !== 'spelling');
  return [
    ...signaturePart(signatures),
    ...(differing.length > 0 ? [part('headers', { names: namesOf(differing) })] : []),
    ...(spelling.length > 0 ? [part('header-spelling')] : []),
    ...(headers.isReordered ? [part('header-order')] : []),
    ...(trailers.changes.length > 0 || trailers.isReordered ? [part('trailers')] : []),
  ];
}

function signaturePart(changes: HeaderComparison['changes']): readonly SummaryPart[] {
  if (changes.length === 0) return [];
  if (changes.every(({ is }) => is === 'added')) return [part('signature-added')];
  if (changes.every(({ is }) => is === 'removed')) return [part('signature-removed')];
  return [part('signature')];
}

function namesOf(changes: HeaderComparison['changes']): string {
  const names = changes.map(({ after, before }) =>
    cutText((after ?? before)?.name ?? '', nameCharacters),
  );
  return [...names.slice(0, maxNames), ...(names.length > maxNames ? ['…'] : [])].join(', ');
}

function part(code: PartCode, values: SentenceValues = {}): SummaryPart {
  return { code, values };
}
