/** The preview of `findings f`: its own text, or the piece of the body that it is. */
export const previewColumn = `coalesce(f.preview, CASE WHEN f.preview_at IS NOT NULL THEN
  (SELECT CAST(substr(b.bytes, f.preview_at, f.preview_bytes) AS TEXT) FROM bodies b WHERE b.id = f.id) END)`;

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
  return `(SELECT nullif(instr(bytes, CAST(${preview} AS BLOB)), 0) FROM bodies
    WHERE id = ${id} AND length(bytes) <= ${searchedBytes} AND length(${preview}) >= ${shortest})`;
}
