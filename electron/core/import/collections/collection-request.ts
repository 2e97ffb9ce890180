import { bounds } from '../../../../shared/bounds.ts';
import { isObject } from '../../inspect/json/json-object.ts';
import { jsonOf } from '../har-parts.ts';
import { BrokenFile } from '../importer.ts';

export type CollectionMembers = Readonly<Record<string, unknown>>;

/** A request of an API client, as an entry of a HAR file, with what could not be read of it. */
export interface CollectionRequest {
  /** Its `pathVariables` and `queryString` belong into the address, once their own variables are filled in. */
  readonly entry: CollectionMembers;
  readonly notes: readonly { readonly place: string; readonly reason: string }[];
}

/** Values of the variables that a collection defines itself. */
export type Variables = ReadonlyMap<string, string>;

/** A variable as API clients write it: `{{name}}`, `{{$guid}}` or `{{base url}}`, in Insomnia `{{ _.name }}`. */
export const variable = /\{\{([^{}\r\n]{1,200})\}\}/g;

/** The same, and a tag of Insomnia such as `{% now %}`. */
export const variableOrTag = /\{\{[^{}\r\n]{1,200}\}\}|\{%-?\s{0,20}\w/g;

/** A variable may contain others. */
const deepest = 3;

/** An entry has no text below this level, such as `request.postData.params[0].value`. */
const deepestText = 5;

/** Fills in the variables of one collection, with a limit for all that it fills in. */
export interface Filling {
  /** A value with the known variables filled into each of its texts. @throws BrokenFile over the limit. */
  readonly filled: (value: unknown) => unknown;
  /** An address with the values of its segments such as `:id`. @throws BrokenFile over the limit. */
  readonly withPath: (address: string, values: Variables) => string;
}

export function fillingOf(variables: Variables): Filling {
  let room = bounds.filledVariables.characters;
  const counted = (text: string): string => {
    room -= text.length;
    if (room >= 0) return text;
    const maxMiB = bounds.filledVariables.characters / 1024 ** 2;
    const reason = `its variables would fill in more than ${maxMiB} MiB of text`;
    throw new BrokenFile('the collection', reason);
  };

  function filledText(text: string): string {
    let result = text;
    for (let depth = 0; depth < deepest && result.includes('{{'); depth += 1) {
      result = result.replace(variable, (whole, written: string) => {
        const value = variables.get(written.trim().replace(/^_\./, ''));
        return value === undefined ? whole : counted(value);
      });
    }
    return result;
  }

  function filled(value: unknown, depth: number): unknown {
    if (variables.size === 0 || depth > deepestText) return value;
    if (typeof value === 'string') return filledText(value);
    if (Array.isArray(value)) return value.map((one: unknown) => filled(one, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, filled(one, depth + 1)]),
    );
  }

  return {
    filled: (value) => filled(value, 0),
    withPath: (address, values) =>
      address.replace(/\/:([\w-]{1,100})(?=[/?#]|$)/g, (whole, name: string) => {
        const value = values.get(name) ?? '';
        return value === '' ? whole : counted(`/${encodeURIComponent(value.toWellFormed())}`);
      }),
  };
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
