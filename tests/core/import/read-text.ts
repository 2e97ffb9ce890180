import { importSource, type CheckedInput } from '../../../electron/core/import/import-source.ts';
import type { Imported } from '../../../electron/core/import/importer.ts';
import { textInput } from '../../../electron/core/import/input.ts';

export interface ReadText extends CheckedInput {
  readonly requests: readonly Imported[];
}

/** Reads a text as an import does. */
export async function readText(text: string | Uint8Array): Promise<ReadText> {
  const source = importSource('text', textInput('text', Buffer.from(text as string)));
  const checked = await source.check();
  const requests: Imported[] = [];
  for await (const request of source.requests()) requests.push(request);
  return { ...checked, requests };
}

export const bodyText = (one: Imported | undefined) =>
  Buffer.from(one?.body ?? []).toString('utf8');

/** Method, target, header fields and body on one line each. */
export function wireOf(one: Imported | undefined): readonly string[] {
  if (one === undefined) return [];
  const { method, url, headers } = one.arrival;
  return [
    `${method} ${url}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    bodyText(one),
  ];
}
