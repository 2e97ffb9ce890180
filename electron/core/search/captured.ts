import type { DatabaseSync } from 'node:sqlite';
import { prepareBodies } from '../store/bodies.ts';
import { requestOf } from '../store/rows.ts';
import { readDocument, type SearchDocument } from './document.ts';

/** A request as the index takes it. */
export interface Captured {
  readonly id: number;
  readonly receivedAt: number;
  readonly document: SearchDocument;
}

/** Reads captured requests by id; `null` for one that is not there any more. */
export type ReadCaptured = (id: number) => Promise<Captured | null>;

/** @param database has the captures attached. */
export function readCapturedFrom(database: DatabaseSync): ReadCaptured {
  const select = database.prepare('SELECT * FROM requests WHERE id = ?');
  const bodies = prepareBodies(database);
  return async (id) => {
    const row = select.get(id);
    if (row === undefined) return null;
    const request = requestOf(row);
    const body = bodies.read(id) ?? new Uint8Array();
    return { id, receivedAt: request.receivedAt, document: await readDocument(request, body) };
  };
}
