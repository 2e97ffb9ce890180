import type { DatabaseSync } from 'node:sqlite';

/** A longer body is stored in parts of this many bytes. */
export const partBytes = 1024 ** 2;

/**
 * A body of at most this many bytes is in the row of its request: a capture then writes one row less. Longer ones would leave
 * much of a page unused, and have a table of their own.
 */
const bytesInRow = 1_024;

/** The place of a part is the request's number times this, plus the number of the part. Enough for 4 GiB; the highest limit is 1 GiB. */
const placesPerBody = 4096;

/**
 * The body of a request in SQL, NULL where it is stored in parts. Requests from before bodies were in rows have none in theirs.
 *
 * @param requests the name of the table in the statement.
 */
export function bodyColumn(requests: string): string {
  return `coalesce(${requests}.body, (SELECT apart.bytes FROM bodies apart WHERE apart.id = ${requests}.id))`;
}

/** The body as a column of its request's row, `null` for one that `Bodies.write` writes. */
export function bodyInRow(pieces: readonly Uint8Array[], length: number): Uint8Array | null {
  return length <= bytesInRow ? inOnePiece(pieces) : null;
}

function inOnePiece(pieces: readonly Uint8Array[]): Uint8Array {
  return (pieces.length === 1 ? pieces[0] : undefined) ?? Buffer.concat(pieces);
}

/** Writes and reads bodies. Only `read` has a long one in memory as a whole. */
export interface Bodies {
  /** Writes a body that is not in its request's row. */
  readonly write: (id: number, pieces: readonly Uint8Array[], length: number) => void;
  /** @param length in bytes, where it is known: that saves a look-up. */
  readonly read: (id: number, length?: number) => Uint8Array | null;
  /** `count` bytes of a body from `from` on, fewer where it ends. Loads only the parts that hold them. */
  readonly slice: (id: number, from: number, count: number) => Uint8Array | null;
  /** Deletes a body that is not in its request's row. */
  readonly remove: (id: number, length: number) => void;
}

export function prepareBodies(database: DatabaseSync): Bodies {
  const insertWhole = database.prepare('INSERT INTO bodies VALUES (?, ?)');
  const insertPart = database.prepare('INSERT INTO body_parts VALUES (?, ?)');
  const selectWhole = database.prepare(
    `SELECT ${bodyColumn('r')} AS bytes FROM requests r WHERE r.id = ?`,
  );
  const selectPart = database.prepare('SELECT bytes FROM body_parts WHERE place = ?');
  const selectLength = database.prepare('SELECT body_bytes FROM requests WHERE id = ?');
  const deleteWhole = database.prepare('DELETE FROM bodies WHERE id = ?');
  const deleteParts = database.prepare('DELETE FROM body_parts WHERE place BETWEEN ? AND ?');

  function partAt(id: number, part: number): Uint8Array | null {
    const row = selectPart.get(id * placesPerBody + part);
    return (row?.['bytes'] as Uint8Array | undefined) ?? null;
  }

  function wholeAt(id: number): Uint8Array | null {
    return (selectWhole.get(id)?.['bytes'] as Uint8Array | null | undefined) ?? null;
  }

  function slice(id: number, from: number, count: number): Uint8Array | null {
    const length = selectLength.get(id)?.['body_bytes'];
    if (typeof length !== 'number') return null;
    const start = Math.min(from, length);
    const end = Math.min(start + count, length);
    if (length <= partBytes) return wholeAt(id)?.subarray(start, end) ?? null;
    const isOnePart =
      start % partBytes === 0 && end - start === Math.min(partBytes, length - start);
    if (isOnePart && end > start) {
      // Exactly one part: no copy is needed.
      return partAt(id, start / partBytes);
    }
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end;) {
      const part = Math.floor(at / partBytes);
      const found = partAt(id, part);
      if (found === null) return null;
      const piece = found.subarray(at - part * partBytes, end - part * partBytes);
      bytes.set(piece, at - start);
      at += piece.length;
    }
    return bytes;
  }

  return {
    write: (id, pieces, length) => {
      if (length <= partBytes) {
        insertWhole.run(id, inOnePiece(pieces));
        return;
      }
      let part = 0;
      for (const bytes of partsOf(pieces)) insertPart.run(id * placesPerBody + part++, bytes);
    },
    read: (id, length) =>
      length === undefined || length > partBytes
        ? slice(id, 0, Number.MAX_SAFE_INTEGER)
        : wholeAt(id),
    slice,
    remove: (id, length) => {
      if (length <= partBytes) deleteWhole.run(id);
      else deleteParts.run(id * placesPerBody, id * placesPerBody + placesPerBody - 1);
    },
  };
}

/** Cuts pieces of any length into parts of one length. All parts share one buffer: use each before the next is taken. */
function* partsOf(pieces: readonly Uint8Array[]): Generator<Uint8Array, void, void> {
  const part = Buffer.allocUnsafeSlow(partBytes);
  let filled = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + partBytes - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled === partBytes) {
        yield part;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
