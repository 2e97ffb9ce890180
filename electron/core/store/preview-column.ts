import { bodyColumn } from './bodies.ts';

/** The piece of a body that is the preview of `findings f`. @param requests the name of the table in the statement. */
function piece(requests: string): string {
  return `CAST(substr(${bodyColumn(requests)}, f.preview_at, f.preview_bytes) AS TEXT)`;
}

function previewOr(otherwise: string): string {
  return `coalesce(f.preview, CASE WHEN f.preview_at IS NOT NULL THEN ${otherwise} END)`;
}

/** The preview of `requests r` with its `findings f`: its own text, or the piece of the body that it is. */
export const previewColumn = previewOr(piece('r'));

/** The same over `findings f` alone. */
export const ownPreviewColumn = previewOr(
  `(SELECT ${piece('q')} FROM requests q WHERE q.id = f.id)`,
);

/** In a longer body, the place of the preview is not looked for. */
const searchedBytes = 4_096;

/** A shorter preview takes about as much as its place. */
const shortest = 8;

/**
 * Where in the body of a request its preview is, counted from 1; NULL where it is not written like that.
 *
 * @param id and `preview`, parameters of the statement.
 */
export function previewPlace(id: string, preview: string): string {
  return `(SELECT nullif(instr(${bodyColumn('q')}, CAST(${preview} AS BLOB)), 0) FROM requests q
    WHERE q.id = ${id} AND q.body_bytes <= ${searchedBytes} AND length(${preview}) >= ${shortest})`;
}

/** Where a preview is in a body, counted from 1, and its bytes. */
interface PreviewPlace {
  readonly at: number;
  readonly bytes: number;
}

/** The same for a body that is in memory: looking it up in the database would take longer than storing the findings. */
export function placeOfPreview(body: Uint8Array, preview: string | null): PreviewPlace | null {
  if (preview === null || body.length > searchedBytes || lengthInSql(preview) < shortest)
    return null;
  const written = Buffer.from(preview);
  const at = Buffer.from(body.buffer, body.byteOffset, body.length).indexOf(written);
  return at === -1 ? null : { at: at + 1, bytes: written.length };
}

/** SQLite counts characters, up to the first NUL. */
function lengthInSql(text: string): number {
  const end = text.indexOf('\0');
  const counted = text.slice(0, end === -1 ? shortest * 2 : end);
  return counted.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, ' ').length;
}
