import type { DatabaseSync } from 'node:sqlite';
import { partSeparator } from './document.ts';
import { landmarksOf } from './landmarks.ts';
import type { TextClaim, TextTerm } from './query/query.ts';
import { prepareRarity } from './rarity.ts';
import { isShorterThanTrigram, trigramsOf } from './trigrams.ts';

/** Trigrams and landmarks of a text that are looked up. Of a longer text, this many spread over it. */
const lookedUp = { trigrams: 32, landmarks: 16 };

/** A short text is looked up as any of this many trigrams that begin with it, if they are found within this time. */
const alternatives = { max: 64, withinMs: 20 };

/** Where the landmarks leave no more candidates than this, no trigram is rated. */
const fewCandidates = 200;

/** Entries of a trigram's list that are walked in the time of judging one request. */
const walkedPerJudged = 25;

/** An expression in FTS5's language which matches every request that has a text. */
interface MatchExpression {
  readonly match: string;
  /** The part of the text that it stands for, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
  readonly isLandmark: boolean;
}

/** Which requests may have some texts, by their trigrams alone. */
export interface Candidates {
  /**
   * FTS5 expressions that all candidates match, the rarest first. Last are those that overlap with a rarer one: they
   * exclude few requests more. Empty where every request is a candidate.
   */
  readonly matches: readonly string[];
  /** How many of them are worth asking the index for, judged by their rarity. */
  readonly useful: number;
}

/**
 * The index's expressions for a text.
 *
 * @returns none where every request may have the text; `null` where no request can.
 */
function matchesOf(database: DatabaseSync, text: string): readonly MatchExpression[] | null {
  if (isShorterThanTrigram(text)) {
    if (text.includes(partSeparator)) return [];
    const trigrams = trigramsBeginningWith(database, text);
    if (trigrams === null) return [];
    return trigrams.length === 0
      ? null
      : [
          {
            match: `(${trigrams.map(quoted).join(' OR ')})`,
            at: 0,
            end: text.length,
            isLandmark: false,
          },
        ];
  }
  // A field's text is not indexed beside its neighbour, but where it is in the whole text.
  const trigrams = [...trigramsOf(text)].filter((trigram) => !trigram.includes(partSeparator));
  const landmarks = landmarksOf(text);
  const common = new Set(
    database
      .prepare('SELECT trigram FROM common WHERE trigram IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify([...trigrams, ...landmarks.map(({ token }) => token)]))
      .map((row) => String(row['trigram'])),
  );
  const distinctive = trigrams.filter((trigram) => !common.has(trigram));
  const distinctiveLandmarks = landmarks.filter(({ token }) => !common.has(token));
  return [
    ...spread(distinctiveLandmarks, lookedUp.landmarks).map(({ token, at, end }) => ({
      match: quoted(token),
      at,
      end,
      isLandmark: true,
    })),
    ...spread(distinctive, lookedUp.trigrams).map((trigram) => {
      const at = text.indexOf(trigram);
      return { match: quoted(trigram), at, end: at + trigram.length, isLandmark: false };
    }),
  ];
}

/** At most this many of some, from all over them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const count = Math.min(all.length, most);
  return all.filter(
    (_, n) => Math.floor((n * count) / all.length) !== Math.floor(((n - 1) * count) / all.length),
  );
}

/** An expression with the text that it is of, and the share of all requests that match it. */
interface RatedExpression extends MatchExpression {
  readonly text: string;
  readonly share: number;
}

/** @returns `null` where no request can have all wanted texts. */
export function candidatesFor(
  database: DatabaseSync,
  terms: readonly TextTerm[],
): Candidates | null {
  const { last, shareOf } = prepareRarity(database);
  const wanted: (Omit<RatedExpression, 'share'> & { readonly isLandmark: boolean })[] = [];
  for (const { not, claim } of terms) {
    if (not) continue;
    const matches = matchesOf(database, claim.text);
    if (matches === null) return null;
    wanted.push(...matches.map((one) => ({ ...one, text: claim.text })));
  }
  const rate = (some: typeof wanted): RatedExpression[] =>
    some.map((one) => ({ ...one, share: shareOf(one.match) }));
  const landmarks = rate(wanted.filter(({ isLandmark }) => isLandmark));
  const others = wanted.filter(({ isLandmark }) => !isLandmark);
  const byLandmarks = chosen(landmarks, last);
  if (landmarks.length > 0 && byLandmarks.expected <= fewCandidates) {
    return { matches: matchesIn([...byLandmarks.order, ...others]), useful: byLandmarks.useful };
  }
  const { order, useful } = chosen([...landmarks, ...rate(others)], last);
  return { matches: matchesIn(order), useful };
}

function matchesIn(some: readonly MatchExpression[]): readonly string[] {
  return some.map(({ match }) => match);
}

/** Puts expressions in the order in which they are used, and says how many are worth it and how many requests match these. */
function chosen(
  rated: readonly RatedExpression[],
  last: number,
): {
  readonly order: readonly RatedExpression[];
  readonly useful: number;
  readonly expected: number;
} {
  const separate: RatedExpression[] = [];
  const overlapping: RatedExpression[] = [];
  for (const one of rated.toSorted((a, b) => a.share - b.share)) {
    const overlaps = separate.some(
      ({ text, at, end, match }) =>
        match === one.match || (text === one.text && at < one.end && one.at < end),
    );
    (overlaps ? overlapping : separate).push(one);
  }
  let expected = last;
  let useful = 0;
  for (const { share } of separate) {
    const excluded = expected * (1 - share);
    if (useful > 0 && excluded * walkedPerJudged < share * last) break;
    useful += 1;
    expected *= share;
  }
  return { order: [...separate, ...overlapping], useful, expected };
}

/** The trigrams that begin with a text; `null` where they are too many, or one of them is common. */
function trigramsBeginningWith(database: DatabaseSync, start: string): readonly string[] | null {
  const range = [start, `${start}\u{10ffff}\u{10ffff}`] as const;
  const common = database.prepare('SELECT 1 FROM common WHERE trigram BETWEEN ? AND ? LIMIT 1');
  if (common.get(...range) !== undefined) return null;
  const until = performance.now() + alternatives.withinMs;
  const found: string[] = [];
  const all = database.prepare('SELECT term FROM trigrams WHERE term >= ? AND term <= ?');
  for (const row of all.iterate(...range)) {
    found.push(String(row['term']));
    if (found.length > alternatives.max || performance.now() > until) return null;
  }
  return found;
}

/** A quoted string of FTS5 means only itself. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const excludableBatch = 5_000;

/** The requests that may have an excluded text. All others pass without being judged. */
export interface ExcludableMatches {
  /** Those from one id down to another. Each call must begin below the last one. */
  readonly between: (from: number, to: number) => readonly number[];
}

/** @returns `null` where any request may have the text. */
export function excludableMatches(
  database: DatabaseSync,
  claim: TextClaim,
): ExcludableMatches | null {
  const candidates = candidatesFor(database, [{ not: false, claim }]);
  if (candidates?.matches.length === 0) return null;
  const match = candidates?.matches.slice(0, candidates.useful).join(' AND ') ?? null;
  const select = database.prepare(
    'SELECT rowid AS id FROM texts WHERE texts MATCH ? AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ?',
  );
  let found: number[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  let isDone = match === null;

  return {
    between: (from, to) => {
      found = found.filter((id) => id <= from);
      if (from + 1 < before) before = found.length === 0 ? from + 1 : before;
      while (!isDone && before > to) {
        const ids = select.all(match, before, excludableBatch).map((row) => Number(row['id']));
        for (const id of ids) found.push(id);
        before = ids.at(-1) ?? 0;
        isDone = ids.length < excludableBatch;
      }
      const within = found.filter((id) => id >= to);
      found = found.filter((id) => id < to);
      return within;
    },
  };
}
