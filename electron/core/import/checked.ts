import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { HeaderPairs } from '../../../shared/request.ts';
import { BrokenFile } from './broken-file.ts';
import type { Imported } from './imported.ts';
import type { OuterFacts } from './outer-schema.ts';

/** A value that has the form of `schema`. @throws BrokenFile with the path to what has not. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: string,
): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new BrokenFile(path === '' ? place : `${place}, ${path}`, issue?.message ?? 'not valid');
}

/** JSON of a file. @throws BrokenFile */
export function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BrokenFile(place, `not JSON: ${(error as Error).message}`);
  }
}

/**
 * A request from its facts and its bytes.
 *
 * @throws BrokenFile when the bytes are not those that the facts were written for.
 */
export function importedFrom(
  facts: OuterFacts,
  headers: HeaderPairs,
  body: Uint8Array,
  place: string,
): Imported {
  const { body: about, reply, wire, ...arrival } = facts;
  if (body.length !== about.bytes) {
    throw new BrokenFile(
      place,
      `the body has ${body.length} bytes, and should have ${about.bytes}`,
    );
  }
  if (hash('sha256', body) !== about.sha256) {
    throw new BrokenFile(place, 'the body was changed: its SHA-256 is another');
  }
  return { arrival: { ...arrival, headers, ...wire, ended: about.ended }, body, reply };
}
