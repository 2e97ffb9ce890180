import type { Result } from './result.ts';

/** What the table says of a language that types are written in. */
interface TypeLanguageRow {
  /** Its name where users read it, the same in every language. */
  readonly name: string;
  /** Of its files, without the dot. */
  readonly extension: string;
}

/** The languages of types. A new one is a row here and a file in `electron/core/types/`. */
export const typeLanguages = {
  typescript: { name: 'TypeScript', extension: 'ts' },
  zod: { name: 'Zod', extension: 'ts' },
  'json-schema': { name: 'JSON Schema', extension: 'json' },
  pydantic: { name: 'Pydantic', extension: 'py' },
  php: { name: 'PHP', extension: 'php' },
  go: { name: 'Go', extension: 'go' },
} as const satisfies Readonly<Record<string, TypeLanguageRow>>;

export type TypeLanguage = keyof typeof typeLanguages;

export const typeLanguageNames = Object.keys(typeLanguages) as readonly TypeLanguage[];

/** Requests that were not used. */
export interface TypesLeftOut {
  /** Their bodies hold no object: neither JSON of one nor a form. */
  readonly notObjects: number;
  /** Their bodies are too long, or nested too deeply. */
  readonly tooLarge: number;
  /** There were so many requests that only the newest were read. */
  readonly tooMany: number;
}

/** Types that were made from requests. */
export interface MadeTypes {
  readonly text: string;
  /** How many bodies they were made from. */
  readonly samples: number;
  readonly leftOut: TypesLeftOut;
}

/**
 * - `no-samples`: none of the requests has a body that holds an object.
 * - `failed`: it took too long or too much memory.
 */
export type TypesFault = 'no-samples' | 'failed';

export type TypesOutcome = Result<MadeTypes, TypesFault>;
