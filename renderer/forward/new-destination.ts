import { cutText } from '../../shared/cut-text.ts';
import type { Destination } from '../../shared/destinations.ts';
import { hostOf } from './typed-url.ts';

const nameLimit = 60;

/** A destination for a URL, named by its host, with a number behind it where that name is taken. */
export function newDestination(url: string, others: readonly Destination[]): Destination {
  return {
    id: crypto.randomUUID().slice(0, 8),
    name: freeName(cutText(hostOf(url), nameLimit - 4), others),
    url,
    on: true,
    query: null,
    headers: [],
    timeoutMs: 30_000,
    concurrency: 1,
    whenBack: 'ask',
    followRedirects: false,
    certificate: 'system',
    authority: null,
  };
}

function freeName(wanted: string, others: readonly Destination[]): string {
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
  return name;
}
