import { shortText } from '../../shared/cut-text.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { UrlWarning } from '../../shared/url-warnings.ts';
import type { NativeTexts } from './texts.ts';

/** Characters of an address that a native dialog shows; more could make it higher than the screen. */
const shownCharacters = 600;

/** Why an address may lead elsewhere than it seems, as a native dialog says it. */
export function warningText(warning: UrlWarning, link: NativeTexts['link']): string {
  switch (warning.code) {
    case 'user-name':
      return link.userName.replace('{name}', () => shortened(warning.name));
    case 'look-alike':
      return (warning.like === null ? link.mixedLetters : link.lookAlike)
        .replace('{shown}', () => shortened(warning.shown))
        .replace('{like}', () => shortened(warning.like ?? ''));
    case 'international':
      return link.looksLike.replace('{host}', () => shortened(warning.shown));
    case 'number':
      return link.number.replace('{host}', () => shortened(warning.host));
    case 'scheme':
      return shortened(warning.scheme);
  }
}

/** The warnings of a server's address as a question says them. That this computer is written as a number is none. */
export function serverWarningTexts(
  warnings: readonly UrlWarning[],
  link: NativeTexts['link'],
): string[] {
  return warnings
    .filter(
      (warning) => !(warning.code === 'number' && ['127.0.0.1', '[::1]'].includes(warning.host)),
    )
    .map((warning) => warningText(warning, link));
}

/** Somebody else's text as a native dialog may show it: short, on one line, with hidden characters made visible. */
export function shortened(text: string): string {
  return shownInLine(shortText(text, shownCharacters));
}
