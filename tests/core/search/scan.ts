import { readDocument } from '../../../electron/core/search/document.ts';
import { fold } from '../../../electron/core/search/fold.ts';
import type { TextPlace } from '../../../electron/core/search/query/query.ts';
import type { Taken } from './captures.ts';

/** A simple search to compare with: reads every request and checks every word. Newest first. */
export async function scan(
  taken: readonly Taken[],
  words: readonly { readonly not: boolean; readonly place: TextPlace; readonly text: string }[],
): Promise<number[]> {
  const found: number[] = [];
  for (const { request, bytes } of taken) {
    const { places } = await readDocument(request, bytes);
    if (words.every(({ not, place, text }) => places[place].includes(fold(text)) !== not)) {
      found.push(request.id);
    }
  }
  return found.sort((a, b) => b - a);
}
