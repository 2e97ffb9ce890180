/** The header lines and the content of a part, as byte offsets into the body. */
export interface PartRange {
  readonly headers: { readonly from: number; readonly to: number } | null;
  readonly from: number;
  readonly to: number;
}

export interface CutParts {
  /** The first parts, up to the limit. */
  readonly ranges: readonly PartRange[];
  readonly total: number;
  /** The closing delimiter was found. */
  readonly ended: boolean;
}

const cr = 0x0d;
const lf = 0x0a;
const dash = 0x2d;

/**
 * Cuts a multipart body at its delimiters (RFC 2046, section 5.1.1):
 *
 *     [preamble CRLF] --boundary [blanks] CRLF part *(CRLF --boundary [blanks] CRLF part) CRLF --boundary-- [epilogue]
 *
 * A bare LF counts as CRLF. Never throws, and takes linear time.
 *
 * @param limit how many parts are returned; the others are only counted.
 */
export function cutMultipart(body: Buffer, boundary: string, limit: number): CutParts {
  const ranges: PartRange[] = [];
  let total = 0;
  let open: number | null = null;
  const close = (to: number) => {
    if (open === null) return;
    total += 1;
    if (ranges.length < limit) ranges.push(rangeOf(body, open, Math.max(open, to)));
  };

  for (const { at, after } of delimiters(body, boundary)) {
    const closing = body[after] === dash && body[after + 1] === dash;
    const next = closing ? after + 2 : endOfDelimiter(body, after);
    if (next === null) continue;
    close(beforeLineEnd(body, at));
    if (closing) return { ranges, total, ended: true };
    open = next;
  }
  close(body.length);
  return { ranges, total, ended: false };
}

/** Where lines start with the boundary. The search includes the line feed, so that no byte is compared twice. */
function* delimiters(body: Buffer, boundary: string): Generator<{ at: number; after: number }> {
  const delimiter = Buffer.from(`\n--${boundary}`, 'latin1');
  const first = delimiter.subarray(1);
  if (body.subarray(0, first.length).equals(first)) yield { at: 0, after: first.length };
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + 1)) {
    yield { at: at + 1, after: at + delimiter.length };
  }
}

/** The index behind the white space and the line end of a delimiter; `null` when other text follows. */
function endOfDelimiter(body: Buffer, after: number): number | null {
  let at = after;
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  if (body[at] === cr) at += 1;
  if (at >= body.length) return body.length;
  return body[at] === lf ? at + 1 : null;
}

/** The line end before a delimiter belongs to the delimiter. */
function beforeLineEnd(body: Buffer, delimiter: number): number {
  return delimiter - (body[delimiter - 2] === cr ? 2 : 1);
}

/** Splits a part at its first empty line; without one it has no header lines. */
function rangeOf(body: Buffer, from: number, to: number): PartRange {
  for (let line = from; line < to;) {
    const end = body.indexOf(lf, line);
    if (end === -1 || end >= to) break;
    const empty = end === line || (end === line + 1 && body[line] === cr);
    if (empty) return { headers: { from, to: line }, from: end + 1, to };
    line = end + 1;
  }
  return { headers: null, from, to };
}
