import { withoutEnd, withoutStart } from './without-ends.ts';
import { cutText } from './cut-text.ts';

/** The maximum number of characters of a name, including its extension. */
const longest = 120;

/** Device names of Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Characters that are removed from both ends. */
const ending = /[\s.]/;

/**
 * Makes a sender's file name safe for any disk: a name without a path, control characters, direction marks (which can
 * hide an extension) or characters that Windows refuses. Never empty.
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
