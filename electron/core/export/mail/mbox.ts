/**
 * One message of an mbox file (RFC 4155, quoted as mboxrd): a separator line before it, lines that end in LF, a blank line after it.
 * A line that looks like a separator gets one more `>`, which the reader removes.
 *
 * @param message ASCII, as a composer gives it.
 * @param at when it was received, in milliseconds.
 */
export function mboxMessage(message: Buffer, at: number): Buffer {
  const lines = message
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(>*From )/gm, '>$1');
  return Buffer.from(
    `From hookscope@hookscope.invalid ${asctime(at)}\n${lines.trimEnd()}\n\n`,
    'latin1',
  );
}

/** `Sun Nov 22 10:00:00 2026`, in UTC, the day two places wide. */
function asctime(at: number): string {
  const [weekday, day = '', month, year, time] = new Date(at)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
}
