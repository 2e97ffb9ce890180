import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { HeaderPairs } from '../../../shared/request.ts';
import { BrokenFile, type Imported } from './importer.ts';
import type { OuterFacts } from './outer-schema.ts';

/** A value as its schema describes it. @throws BrokenFile with the path of the first part that differs. */
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

/**
 * Makes a request of its facts and its body.
 *
 * @throws BrokenFile when length or SHA-256 show that the body is not the one of these facts.
 */
export function importedFrom(
  facts: OuterFacts,
  headers: HeaderPairs,
  body: Uint8Array,
  place: string,
): Imported {
  const { body: about, reply, wire, ...arrival } = facts;
  if (body.length !== about.bytes) {
    throw new BrokenFile(place, `the body has ${body.length} bytes instead of ${about.bytes}`);
  }
  if (hash('sha256', body) !== about.sha256) {
    throw new BrokenFile(place, 'the body was changed: its SHA-256 differs');
  }
  return { arrival: { ...arrival, headers, ...wire, ended: about.ended }, body, reply };
}
