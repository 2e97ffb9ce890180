import { isObject } from '../../inspect/json/json-object.ts';
import { jsonOf } from '../har-parts.ts';

export type CollectionMembers = Readonly<Record<string, unknown>>;

/** A request of an API client, as an entry of a HAR file, with what could not be read of it. */
export interface CollectionRequest {
  readonly entry: CollectionMembers;
  readonly notes: readonly { readonly place: string; readonly reason: string }[];
}

/** Values of the variables that a collection defines itself. */
export type Variables = ReadonlyMap<string, string>;

/** A variable as API clients write it: `{{name}}`, in Insomnia `{{ _.name }}`. */
const variable = /\{\{\s*(?:_\.)?([\w.-]{1,100})\s*\}\}/g;

/** A variable may contain others. */
const deepest = 3;

/** A text with the variables that are known. All others stay as they are written. */
function filledIn(text: string, variables: Variables): string {
  let filled = text;
  for (let depth = 0; depth < deepest && filled.includes('{{'); depth += 1) {
    filled = filled.replace(variable, (whole, name: string) => variables.get(name) ?? whole);
  }
  return filled;
}

/** Whether a text has a variable, known or not. */
export function hasVariable(text: string): boolean {
  return text.search(variable) !== -1;
}

/** The variables of a list of pairs, without those that are switched off. */
export function variablesOf(pairs: unknown): Variables {
  return new Map(
    enabled(pairs).flatMap((pair): [string, string][] => {
      const name = pair['key'] ?? pair['name'];
      return typeof name === 'string' ? [[name, textOf(pair['value'])]] : [];
    }),
  );
}

/** The entries of a list that are not switched off. */
export function enabled(list: unknown): readonly CollectionMembers[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  return all.filter((one): one is CollectionMembers => isObject(one) && one['disabled'] !== true);
}

/** A value as text: of another type than text as JSON, and empty when there is none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : jsonOf(value);
}

/** A HAR entry with every variable in its texts filled in. */
export function withVariables(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') return filledIn(value, variables);
  if (Array.isArray(value)) return value.map((one: unknown) => withVariables(one, variables));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withVariables(one, variables)]),
  );
}
