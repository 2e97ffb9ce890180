/** A stretch of a body: its header lines and its content, as offsets into the body. */
export interface Section {
  readonly headers: { readonly from: number; readonly to: number } | null;
  readonly from: number;
  readonly to: number;
}

export interface Sections {
  /** The first of them. */
  readonly sections: readonly Section[];
  readonly total: number;
  /** The closing delimiter was there. */
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
 * A bare LF is taken for CRLF. Total; every byte is looked at a bounded number of times.
 *
 * @param limit parts that are given; the others are counted.
 */
export function cutMultipart(body: Buffer, boundary: string, limit: number): Sections {
  const sections: Section[] = [];
  let total = 0;
  let open: number | null = null;
  const close = (to: number) => {
    if (open === null) return;
    total += 1;
    if (sections.length < limit) sections.push(sectionOf(body, open, Math.max(open, to)));
  };

  for (const { at, after } of marks(body, boundary)) {
    const closing = body[after] === dash && body[after + 1] === dash;
    const next = closing ? after + 2 : endOfDelimiter(body, after);
    if (next === null) continue;
    close(beforeLineEnd(body, at));
    if (closing) return { sections, total, ended: true };
    open = next;
  }
  close(body.length);
  return { sections, total, ended: false };
}

/** Where lines begin with the boundary. The line feed is looked for too, so that no byte is compared twice. */
function* marks(body: Buffer, boundary: string): Generator<{ at: number; after: number }> {
  const mark = Buffer.from(`\n--${boundary}`, 'latin1');
  const first = mark.subarray(1);
  if (body.subarray(0, first.length).equals(first)) yield { at: 0, after: first.length };
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) {
    yield { at: at + 1, after: at + mark.length };
  }
}

/** Behind the blanks and the line end of a delimiter; `null` when it goes on otherwise, so that it is none. */
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

/** Header lines end with an empty line; without one there are none. */
function sectionOf(body: Buffer, from: number, to: number): Section {
  for (let line = from; line < to;) {
    const end = body.indexOf(lf, line);
    if (end === -1 || end >= to) break;
    const empty = end === line || (end === line + 1 && body[line] === cr);
    if (empty) return { headers: { from, to: line }, from: end + 1, to };
    line = end + 1;
  }
  return { headers: null, from, to };
}
