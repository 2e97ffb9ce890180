/** Why a URL may lead elsewhere than it seems. */
export type UrlWarning =
  /** A user name before an `@`, easily mistaken for the host. */
  | { readonly code: 'user-name'; readonly name: string }
  /** A host that imitates another. @property like the imitated host; `null` when it only mixes scripts. */
  | { readonly code: 'look-alike'; readonly shown: string; readonly like: string | null }
  /** A host with letters beyond ASCII that imitates no other. */
  | { readonly code: 'international'; readonly shown: string }
  /** An IP address instead of a name. */
  | { readonly code: 'number'; readonly host: string }
  /** Not a website: another program opens it. */
  | { readonly code: 'scheme'; readonly scheme: string };

/** Letters that look like a Latin one (Unicode TS 39, the pairs that occur in host names). */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    // Cyrillic
    ...['аa', 'сc', 'ԁd', 'еe', 'ҽe', 'һh', 'іi', 'јj', 'ӏl', 'оo', 'рp', 'ԛq', 'гr', 'ѕs', 'ԝw'],
    ...['ѡw', 'хx', 'уy', 'үy', 'ѵv', 'пn', 'ьb', 'кk', 'тt', 'мm', 'ԍg'],
    // Greek
    ...['αa', 'οo', 'νv', 'ιi', 'κk', 'ρp', 'τt', 'υu', 'ωw', 'χx', 'γy', 'ηn', 'εe'],
    // Armenian
    ...['օo', 'ոn', 'սu', 'հh', 'զq', 'ցg', 'յj', 'ռn'],
    // Latin letters of their own
    ...['ıi', 'ɩi', 'ȷj', 'ɑa', 'ɡg', 'ƅb', 'ꞁl'],
  ].map(([letter = '', latin = '']) => [letter, latin]),
);

const testsOfScripts: readonly (readonly [name: string, test: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Coptic', /\p{Script=Coptic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Han', /\p{Script=Han}/u],
  ['Hiragana', /\p{Script=Hiragana}/u],
  ['Katakana', /\p{Script=Katakana}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Bopomofo', /\p{Script=Bopomofo}/u],
];

/** Scripts that are normally mixed (Unicode TS 39, "highly restrictive"). */
const written = ['Latin Han Hiragana Katakana', 'Latin Han Hangul', 'Latin Han Bopomofo'].map(
  (names) => new Set(names.split(' ')),
);

/** The parts of a parsed URL (WHATWG). */
interface UrlParts {
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Finds why a URL may deceive its reader.
 *
 * @param toShown converts a host from ASCII to its display form (RFC 3492).
 */
export function urlWarnings(
  { protocol, hostname, username, password }: UrlParts,
  toShown: (host: string) => string,
): readonly UrlWarning[] {
  if (protocol !== 'http:' && protocol !== 'https:')
    return [{ code: 'scheme', scheme: protocol.slice(0, -1) }];
  const warnings: UrlWarning[] = [];
  if (username !== '' || password !== '')
    warnings.push({ code: 'user-name', name: decoded(username) });
  if (isNumber(hostname)) warnings.push({ code: 'number', host: hostname });
  const shown = toShown(hostname);
  if (shown !== '' && shown !== hostname) warnings.push(hostWarning(shown));
  return warnings;
}

/** The URL parser has already normalised octal, hexadecimal and dotless addresses. */
function isNumber(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
}

function hostWarning(shown: string): UrlWarning {
  const labels = shown.split('.');
  const like = labels.map(latinOf).join('.');
  const isAscii = /^[\x20-\x7e]*$/.test(like);
  if (isAscii) return { code: 'look-alike', shown, like };
  return labels.some(isMixed)
    ? { code: 'look-alike', shown, like: null }
    : { code: 'international', shown };
}

function latinOf(label: string): string {
  return Array.from(label, (letter) => lookAlikes.get(letter) ?? letter).join('');
}

function isMixed(label: string): boolean {
  const found = testsOfScripts.filter(([, test]) => test.test(label)).map(([name]) => name);
  return found.length > 1 && !written.some((set) => found.every((name) => set.has(name)));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
