import type { HeaderPairs } from '../../../shared/request.ts';

/** Header fields as lines, in their order and spelling. */
export function headerLines(headers: HeaderPairs): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** Those whose name or value holds the text, whatever its case. */
export function filterHeaders(headers: HeaderPairs, text: string): HeaderPairs {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return headers;
  return headers.filter((pair) => pair.some((part) => part.toLowerCase().includes(wanted)));
}
