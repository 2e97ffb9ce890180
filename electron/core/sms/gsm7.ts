/** The GSM 7-bit default alphabet (3GPP TS 23.038, section 6.2.1), without the escape to its extension. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Its extension table (section 6.2.1.1): each costs the escape and itself. */
const extension = '\f^{}\\[~]|€';

const septets = new Map<string, number>([
  ...Array.from(basic, (character) => [character, 1] as const),
  ...Array.from(extension, (character) => [character, 2] as const),
]);

/** The septets of a character; `null` when GSM-7 does not have it. */
export function septetsOf(character: string): number | null {
  return septets.get(character) ?? null;
}

/** Characters that editors and phones insert, with the typed characters that they replace. */
const typed: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  '·': '.',
  '×': 'x',
  '\t': ' ',
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u2060': '',
  '\ufeff': '',
  '\u00ad': '',
};

/**
 * A GSM-7 replacement for a character: the character that was typed, or the letter without its accent.
 *
 * @returns `null` when there is none.
 */
export function gsm7ReplacementOf(character: string): string | null {
  const known = typed[character];
  if (known !== undefined) return known;
  const [base = '', ...marks] = character.normalize('NFD');
  const bare = marks.every((mark) => /\p{M}/u.test(mark)) && marks.length > 0;
  return bare && septets.has(base) ? base : null;
}
