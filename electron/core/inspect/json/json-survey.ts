import { bounds } from '../../../../shared/bounds.ts';
import { pointerPart } from '../message/fields.ts';
import { closes, endOfString, isBlank, jsonTokens, opens } from './json-tokens.ts';

/** What happens to a JSON text that is parsed and written again, and what its values hide. */
export interface JsonSurvey {
  /** What changes, in words; none for a text that stays as it is. */
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
  /** Paths to strings with a lone surrogate. */
  readonly halves: readonly string[];
}

export type Change =
  | 'white space'
  | 'escapes'
  | 'spelling of numbers'
  | 'digits of numbers'
  | 'repeated names'
  | 'order of names';

const { entries: reported } = bounds.toldInJson;

const nothing: JsonSurvey = { changes: [], repeated: [], inexact: [], halves: [] };

/**
 * Most bodies are what JSON.stringify wrote, and then there is nothing to look for; only others are walked.
 *
 * @param json text that `JSON.parse` accepts. @param value what it made of it.
 */
export function surveyJson(json: string, value: unknown): JsonSurvey {
  const halves = /\\u[dD][89a-fA-F]/.test(json) || !json.isWellFormed();
  const again = writtenAgain(value);
  if (again === json && !halves) return nothing;
  const tight = withoutBlanks(json);
  if (tight === again && !halves) return { ...nothing, changes: ['white space'] };
  const walked = walk(json);
  return {
    ...walked,
    changes: [...(tight === json ? [] : (['white space'] as const)), ...walked.changes],
  };
}

/** `null` for what is too deep to be written at once. */
function writtenAgain(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** Strings stay, and what is blank between tokens goes. */
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
  /** The name whose value comes, or is there. */
  name: string | null;
  index: number;
  /** The last name that is an index; infinite after any other name. */
  largest: number;
}

function walk(json: string): JsonSurvey {
  const changes = new Set<Change>();
  const repeated: { path: string; name: string; count: number }[] = [];
  const inexact: { path: string; written: string; becomes: string }[] = [];
  const halves: string[] = [];
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
        enter(level, text, changes);
      } else if (!text.isWellFormed() && halves.length < reported) halves.push(here());
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
  return { changes: [...changes], repeated, inexact, halves };
}

/** A name comes. Names like indexes go first when an object is written (ECMA-262, OrdinaryOwnPropertyKeys). */
function enter(level: Level, name: string, changes: Set<Change>): void {
  const before = level.names.get(name) ?? 0;
  const index = /^(?:0|[1-9]\d{0,9})$/.test(name) ? Number(name) : null;
  if (index !== null && before === 0 && index < level.largest) changes.add('order of names');
  level.largest = index ?? Infinity;
  level.names.set(name, before + 1);
  level.name = name;
}

/** Whether a whole number is read as it is written; others are approximations anyway. */
function isExact(written: string, read: number): boolean {
  if (!/^-?\d+$/.test(written)) return Number.isFinite(read);
  return Number.isSafeInteger(read) || (Number.isFinite(read) && BigInt(written) === BigInt(read));
}
