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

/** Septets that a character takes, `null` when GSM-7 can't write it. */
export function septetsOf(character: string): number | null {
  return septets.get(character) ?? null;
}

/** What editors and phones put in place of what is typed, and what was typed. */
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
 * A text of GSM-7 that says nearly the same as a character beyond it: the sign that was typed, or the letter
 * without its accent.
 *
 * @returns `null` when nothing comes near.
 */
export function insteadOf(character: string): string | null {
  const known = typed[character];
  if (known !== undefined) return known;
  const [base = '', ...marks] = character.normalize('NFD');
  const bare = marks.every((mark) => /\p{M}/u.test(mark)) && marks.length > 0;
  return bare && septets.has(base) ? base : null;
}
