/** What makes an address lead elsewhere than it seems to. */
export type AddressMark =
  /** A name before an `@` is easily taken for the host. */
  | { readonly code: 'user-name'; readonly name: string }
  /** @property like the host it would be taken for, `null` where its letters are of scripts that nobody mixes. */
  | { readonly code: 'look-alike'; readonly shown: string; readonly like: string | null }
  /** A host with letters beyond ASCII, harmless as far as can be told. */
  | { readonly code: 'international'; readonly shown: string }
  /** A number in place of a name. */
  | { readonly code: 'number'; readonly host: string }
  /** No website: another program takes it. */
  | { readonly code: 'scheme'; readonly scheme: string };

/** Letters that are taken for a Latin one at a glance (Unicode TS 39, the pairs that a reader meets in host names). */
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

/** Scripts that are written together (Unicode TS 39, "highly restrictive"). */
const written = ['Latin Han Hiragana Katakana', 'Latin Han Hangul', 'Latin Han Bopomofo'].map(
  (names) => new Set(names.split(' ')),
);

/** The parts of a URL (WHATWG), read by whoever has a parser for them. */
interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Reads an address as its victim would.
 *
 * @param toShown a host as it may be displayed, from its ASCII form (RFC 3492).
 */
export function addressMarks(
  { protocol, hostname, username, password }: Address,
  toShown: (host: string) => string,
): readonly AddressMark[] {
  if (protocol !== 'http:' && protocol !== 'https:')
    return [{ code: 'scheme', scheme: protocol.slice(0, -1) }];
  const marks: AddressMark[] = [];
  if (username !== '' || password !== '')
    marks.push({ code: 'user-name', name: decoded(username) });
  if (isNumber(hostname)) marks.push({ code: 'number', host: hostname });
  const shown = toShown(hostname);
  if (shown !== '' && shown !== hostname) marks.push(markOfHost(shown));
  return marks;
}

/** The URL parser has made one form of octal, hexadecimal and dotless ones. */
function isNumber(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
}

function markOfHost(shown: string): AddressMark {
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
