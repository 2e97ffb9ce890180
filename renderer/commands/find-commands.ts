/** A command as it is searched for. */
interface Searched {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** A text as it is compared: in lower case and without accents. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/**
 * How well a word of the query fits, lower is better: it begins the label, begins a word of it, is within it, is within the
 * group or the id, or its letters are in the label in their order. `null` when it does not fit at all.
 */
function rank(word: string, label: string, rest: string): number | null {
  const at = label.indexOf(word);
  if (at === 0) return 0;
  if (at > 0) return label[at - 1] === ' ' ? 1 : 2;
  if (rest.includes(word)) return 3;
  return word.length > 1 && isSpread(word, label) ? 6 : null;
}

/** Whether the letters begin words of the text, in their order: `cdu` is in “copy the delivery url”. */
function isSpread(letters: string, text: string): boolean {
  const initials = text.split(/[\s(:]+/).map(([first = '']) => first);
  let from = 0;
  for (const letter of letters) {
    const at = initials.indexOf(letter, from);
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}

/**
 * The commands that each word of the query fits, the best first: the one that it names by its id before all. Without a query
 * all of them, the recently used ones first, the last one at the top.
 */
export function findCommands<Found extends Searched>(
  all: readonly Found[],
  query: string,
  recent: readonly string[],
): readonly Found[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const age = ({ id }: Found) => {
    const at = recent.indexOf(id);
    return at === -1 ? recent.length : at;
  };
  return all
    .flatMap((command, order) => {
      const label = folded(command.label);
      const rest = folded(`${command.group} ${command.id}`);
      let sum = command.id === query.trim() ? -1 : 0;
      for (const word of words) {
        const one = word === command.id ? 0 : rank(word, label, rest);
        if (one === null) return [];
        sum += one;
      }
      return [{ command, order, sum }];
    })
    .sort((a, b) => a.sum - b.sum || age(a.command) - age(b.command) || a.order - b.order)
    .map(({ command }) => command);
}
