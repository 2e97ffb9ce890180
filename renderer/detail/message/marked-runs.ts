/** A stretch of a text: plain, or of characters that are marked, with their names. */
export interface TextRun {
  readonly text: string;
  /** Each once; none for a plain stretch. */
  readonly marked: readonly string[];
}

/** Names that a mark tells; a run of another script has many. */
const named = 5;

/**
 * Cuts a text into plain and marked stretches. Neighbours share one, so that a text in another script
 * is not thousands of pieces.
 *
 * @param names by character.
 */
export function runsOf(text: string, names: ReadonlyMap<string, string>): readonly TextRun[] {
  if (names.size === 0) return [{ text, marked: [] }];
  const runs: TextRun[] = [];
  let run = '';
  let found = new Set<string>();
  let marking = false;
  const close = () => {
    if (run !== '') runs.push({ text: run, marked: [...found].slice(0, named) });
    run = '';
    found = new Set();
  };
  for (const character of text) {
    const name = names.get(character);
    if ((name !== undefined) !== marking) close();
    marking = name !== undefined;
    if (name !== undefined) found.add(name);
    run += character;
  }
  close();
  return runs;
}
