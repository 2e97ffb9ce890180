import { withoutEnd, withoutStart } from './without-ends.ts';
import { cutText } from './cut-text.ts';

/** Characters of a name, its extension included. */
const longest = 120;

/** Names that Windows takes for devices, whatever extension they have. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What no name begins or ends with. */
const ending = /[\s.]/;

/**
 * Makes a stranger's file name fit for any disk: one name and no path, without control characters, marks that turn
 * the reading direction (they hide an extension), or what Windows refuses. Never empty.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const named = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_');
  const clean = withoutEnd(withoutStart(named, ending), ending);
  const extension = /\.[^.\s]{1,12}$/.exec(clean)?.[0] ?? '';
  const short = cutText(clean, Math.min(clean.length, longest) - extension.length);
  const whole = withoutEnd(short + extension, ending);
  if (whole === '') return 'attachment';
  return device.test(whole) ? `_${whole}` : whole;
}
