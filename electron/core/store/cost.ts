import type { Findings } from '../inspect/findings.ts';

/** Bytes that a request takes on disk besides its body, its fields and what is written of its findings: rows, keys and their indexes. */
const rows = 400;

/** Bytes of the search's index for each character of a text: its first ones mostly have trigrams that are new to it. */
const indexed = { start: { characters: 4_096, bytes: 0.5 }, rest: { bytes: 0.15 } };

/** Characters from which a text is not indexed. */
const indexLimit = 1_000_000;

/** How many bytes findings, index and the rows around them take on disk, about. */
export function costOf({ recipient, subject, preview, codes, textLength }: Findings): number {
  const texts = [recipient, subject, preview, ...codes];
  const written = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return rows + written + indexCost(textLength);
}

function indexCost(characters: number): number {
  if (characters > indexLimit) return 0;
  const start = Math.min(characters, indexed.start.characters);
  return Math.round(start * indexed.start.bytes + (characters - start) * indexed.rest.bytes);
}
