import type { HeaderPairs } from '../../../shared/request.ts';

/** Header fields as lines, in the order and spelling received. */
export function headerLines(headers: HeaderPairs): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** The fields whose name or value contains the text, in either case. */
export function filterHeaders(headers: HeaderPairs, text: string): HeaderPairs {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return headers;
  return headers.filter((pair) => pair.some((part) => part.toLowerCase().includes(wanted)));
}
