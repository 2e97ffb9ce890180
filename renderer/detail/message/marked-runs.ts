/** A run of characters that are all plain, or all marked. */
export interface TextRun {
  readonly text: string;
  /** The names of the marked characters, each once; empty for a plain run. */
  readonly marked: readonly string[];
}

/** The maximum number of names of one run; a run in another script has many. */
const namesPerRun = 5;

/**
 * Splits a text into plain and marked runs. Neighbouring marked characters share a run, so that a text in another
 * script does not become thousands of elements.
 *
 * @param names by character.
 */
export function markedRuns(text: string, names: ReadonlyMap<string, string>): readonly TextRun[] {
  if (names.size === 0) return [{ text, marked: [] }];
  const runs: TextRun[] = [];
  let run = '';
  let found = new Set<string>();
  let isMarked = false;
  const close = () => {
    if (run !== '') runs.push({ text: run, marked: [...found].slice(0, namesPerRun) });
    run = '';
    found = new Set();
  };
  for (const character of text) {
    const name = names.get(character);
    if ((name !== undefined) !== isMarked) close();
    isMarked = name !== undefined;
    if (name !== undefined) found.add(name);
    run += character;
  }
  close();
  return runs;
}
