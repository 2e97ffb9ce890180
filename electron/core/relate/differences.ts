import type { Field } from '../../../shared/inspection.ts';
import type { Difference } from '../../../shared/related.ts';
import { cutText } from '../../../shared/cut-text.ts';

const shownDifferences = 20;
const shownCharacters = 200;

/** The top-level fields that differ between two bodies, in the order of the later one. */
export function differencesOf(
  before: readonly Field[],
  after: readonly Field[],
): readonly Difference[] {
  const earlier = byName(before);
  const later = byName(after);
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .filter((name) => !isSame(earlier.get(name), later.get(name)))
    .slice(0, shownDifferences)
    .map((field) => ({
      field,
      before: shown(earlier.get(field)),
      after: shown(later.get(field)),
    }));
}

/** Of a repeated name the last counts, as for `JSON.parse`. */
function byName(fields: readonly Field[]): ReadonlyMap<string, Field> {
  return new Map(fields.map((field) => [field.name, field]));
}

function isSame(one: Field | undefined, other: Field | undefined): boolean {
  return one?.type === other?.type && one?.text === other?.text && one?.length === other?.length;
}

function shown(field: Field | undefined): string | null {
  return field === undefined ? null : cutText(field.text, shownCharacters);
}
