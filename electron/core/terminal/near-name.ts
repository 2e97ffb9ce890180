/** The name that was most likely meant, `null` when none is near. */
export function nearName(typed: string, names: readonly string[]): string | null {
  const allowed = typed.length < 5 ? 1 : 2;
  const [nearest] = names
    .map((name) => ({ name, edits: edits(typed.toLowerCase(), name) }))
    .filter(
      ({ name, edits: count }) => count <= allowed || (typed.length > 2 && name.startsWith(typed)),
    )
    .sort((a, b) => a.edits - b.edits);
  return nearest?.name ?? null;
}

/** How many letters must be put in, left out or exchanged (Levenshtein), row by row. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      next.push(
        Math.min(
          (row[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
