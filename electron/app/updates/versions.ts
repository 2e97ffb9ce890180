/** https://semver.org, without build metadata, as scripts/release/ requires it of a tag. */
const pattern =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?$/;

const maxCharacters = 64;

export function isVersion(text: string): boolean {
  return text.length <= maxCharacters && pattern.test(text);
}

/**
 * Whether a version should replace the one that runs: it is later by Semantic Versioning, and no pre-release unless one
 * runs already. What is not a version replaces nothing.
 */
export function isUpdate(candidate: string, current: string): boolean {
  const [next, now] = [read(candidate), read(current)];
  if (next === null || now === null) return false;
  if (next.before.length > 0 && now.before.length === 0) return false;
  return compare(next, now) > 0;
}

interface Version {
  readonly numbers: readonly number[];
  /** The parts of a pre-release, such as `beta` and `2`. */
  readonly before: readonly string[];
}

function read(text: string): Version | null {
  const found = isVersion(text) ? pattern.exec(text) : null;
  if (found === null) return null;
  const [, major, minor, patch, before] = found;
  return { numbers: [major, minor, patch].map(Number), before: before?.split('.') ?? [] };
}

function compare(a: Version, b: Version): number {
  for (const [at, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  // A release is later than its own pre-releases.
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (const [at, part] of a.before.entries()) {
    const other = b.before[at];
    if (other === undefined) return 1;
    if (part !== other) return comparePart(part, other);
  }
  return a.before.length - b.before.length;
}

/** A number is earlier than a word. */
function comparePart(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [a, b].map((part) => /^\d+$/.test(part));
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
