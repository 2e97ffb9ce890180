import { bounds } from '../../../../shared/bounds.ts';
import { issue } from '../issue.ts';
import { forMessages } from './check.ts';

/** HTML that a program in between left encoded, so that its reader sees code. */
export const htmlValue = forMessages(
  ({ read: { html } }) => {
    const found = html === null ? null : codingOf(html.slice(0, bounds.examinedText.characters));
    return found === null ? [] : [issue('html.encoded', { found }, '/html')];
  },
  ['email'],
);

function codingOf(html: string): string | null {
  const start = html.slice(0, 2_000).trim();
  if (/^&lt;[a-z!/]/i.test(start) && !/<[a-z!/]/i.test(html)) return 'escaped HTML';
  if (
    /^(?:mime-version|content-type|content-transfer-encoding|received|return-path):/im.test(
      headOf(start),
    )
  )
    return 'a MIME message';
  if (/<[a-z]/i.test(start)) return /=3d["']/i.test(html) ? 'quoted-printable' : null;
  const isBase64 = start.length >= 16 && /^[a-z0-9+/\r\n]+={0,2}$/i.test(start);
  const decoded = isBase64 ? Buffer.from(start, 'base64').toString().trimStart() : '';
  return /^<(?:[a-z]|!doctype)/i.test(decoded) ? 'base64' : null;
}

/** The header lines that a mail begins with; empty for any other text. */
function headOf(start: string): string {
  const [head = ''] = start.split(/\r?\n\r?\n/, 1);
  return /^[\w-]{2,40}:[ \t]/.test(head) ? head : '';
}
