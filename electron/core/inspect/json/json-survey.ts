import { bounds } from '../../../../shared/bounds.ts';
import { closes, endOfString, isBlank, jsonTokens, opens } from './json-tokens.ts';
import { pointerPart } from './json-object.ts';

/** How a JSON text changes when it is parsed and written again, and what its values hide. */
export interface JsonSurvey {
  /** What changes, in words; empty when nothing does. */
  readonly changes: readonly Change[];
  readonly repeated: readonly {
    readonly path: string;
    readonly name: string;
    readonly count: number;
  }[];
  readonly inexact: readonly {
    readonly path: string;
    readonly written: string;
    readonly becomes: string;
  }[];
  /** JSON pointers to strings with a lone surrogate. */
  readonly loneSurrogates: readonly string[];
}

export type Change =
  | 'white space'
  | 'escapes'
  | 'spelling of numbers'
  | 'digits of numbers'
  | 'repeated names'
  | 'order of names';

const { entries: reported } = bounds.reportedInJson;

const nothing: JsonSurvey = { changes: [], repeated: [], inexact: [], loneSurrogates: [] };

/**
 * Finds what changes when a JSON text is parsed and written again. Most bodies were written by JSON.stringify and need
 * only a comparison; the others are read token by token.
 *
 * @param json a text that `JSON.parse` accepts.
 * @param value its parsed value.
 */
export function surveyJson(json: string, value: unknown): JsonSurvey {
  const hasEscapes = json.includes('\\');
  const loneSurrogates = (hasEscapes && /\\u[dD][89a-fA-F]/.test(json)) || !json.isWellFormed();
  const again = reserialised(value);
  if (again === json && !loneSurrogates) return nothing;
  const compact = withoutBlanks(json);
  if (compact === again && !loneSurrogates) return { ...nothing, changes: ['white space'] };
  const walked = walk(json);
  return {
    ...walked,
    changes: [...(compact === json ? [] : (['white space'] as const)), ...walked.changes],
  };
}

/** `null` when the value is nested too deeply for JSON.stringify. */
function reserialised(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** Removes the white space between tokens. */
function withoutBlanks(json: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') at = endOfString(json, at) - 1;
    else if (isBlank(character)) {
      pieces.push(json.slice(from, at));
      from = at + 1;
    }
  }
  return pieces.length === 0 ? json : pieces.join('') + json.slice(from);
}

interface Level {
  readonly isObject: boolean;
  readonly path: string;
  readonly names: Map<string, number>;
  /** The name of the current value. */
  name: string | null;
  index: number;
  /** The last name if it is an array index; infinite after any other name. */
  largest: number;
}

function walk(json: string): JsonSurvey {
  const changes = new Set<Change>();
  const repeated: { path: string; name: string; count: number }[] = [];
  const inexact: { path: string; written: string; becomes: string }[] = [];
  const loneSurrogates: string[] = [];
  const levels: Level[] = [];

  const here = () => {
    const level = levels.at(-1);
    if (level === undefined) return '';
    return `${level.path}/${level.isObject ? pointerPart(level.name ?? '') : level.index}`;
  };

  for (const { start, end } of jsonTokens(json)) {
    const first = json[start];
    const level = levels.at(-1);
    if (opens(first)) {
      levels.push({
        isObject: first === '{',
        path: here(),
        names: new Map(),
        name: null,
        index: 0,
        largest: -1,
      });
    } else if (closes(first)) {
      for (const [name, count] of level?.names ?? []) {
        if (count < 2) continue;
        changes.add('repeated names');
        if (repeated.length < reported)
          repeated.push({ path: `${level?.path ?? ''}/${pointerPart(name)}`, name, count });
      }
      levels.pop();
    } else if (first === ',') {
      if (level !== undefined) {
        level.index += 1;
        level.name = null;
      }
    } else if (first === '"') {
      const written = json.slice(start, end);
      const text = JSON.parse(written) as string;
      if (JSON.stringify(text) !== written) changes.add('escapes');
      if (level?.isObject === true && level.name === null) {
        enterName(level, text, changes);
      } else if (!text.isWellFormed() && loneSurrogates.length < reported)
        loneSurrogates.push(here());
    } else if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) {
      const written = json.slice(start, end);
      const becomes = JSON.stringify(Number(written));
      if (becomes === written) continue;
      const exact = isExact(written, Number(written));
      changes.add(exact ? 'spelling of numbers' : 'digits of numbers');
      if (!exact && inexact.length < reported)
        inexact.push({ path: here(), written, becomes: String(Number(written)) });
    }
  }
  return { changes: [...changes], repeated, inexact, loneSurrogates };
}

/** Enters a name. Names that are array indexes are written first (ECMA-262, OrdinaryOwnPropertyKeys). */
function enterName(level: Level, name: string, changes: Set<Change>): void {
  const before = level.names.get(name) ?? 0;
  const index = /^(?:0|[1-9]\d{0,9})$/.test(name) ? Number(name) : null;
  if (index !== null && before === 0 && index < level.largest) changes.add('order of names');
  level.largest = index ?? Infinity;
  level.names.set(name, before + 1);
  level.name = name;
}

/** Whether an integer keeps its value; fractions are approximations anyway. */
function isExact(written: string, read: number): boolean {
  if (!/^-?\d+$/.test(written)) return Number.isFinite(read);
  return Number.isSafeInteger(read) || (Number.isFinite(read) && BigInt(written) === BigInt(read));
}
