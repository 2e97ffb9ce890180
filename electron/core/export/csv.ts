import { isUtf8 } from 'node:buffer';
import { wireText } from '../../../shared/wire-text.ts';
import { pieces, type Exporter, type ExportEntry } from './exporter.ts';
import { outerRequest } from './outer-request.ts';
import { createGuard, inQuotes, spreadsheetCell } from './spreadsheet-cell.ts';

type Cell = string | number | null | undefined;

/** All columns except the last, the body. */
const columns: readonly (readonly [name: string, cell: (entry: ExportEntry) => Cell])[] = [
  ['id', ({ request }) => request.id],
  ['receivedAt', (entry) => outerRequest(entry).receivedAt],
  ['kind', ({ inspection }) => inspection?.kind],
  ['signature', ({ inspection }) => inspection?.signature?.verdict],
  ['method', ({ request }) => request.method],
  ['url', ({ request }) => wireText(request.url ?? '')],
  ['via', ({ request }) => request.via],
  ['stray', ({ request }) => String(request.stray)],
  ['status', ({ reply }) => reply?.status ?? reply?.rule?.fault ?? undefined],
  ['type', ({ inspection }) => inspection?.message?.type],
  ['phone', ({ inspection }) => inspection?.message?.phone],
  ['emailFrom', ({ inspection }) => inspection?.message?.emailFrom],
  ['emailTo', ({ inspection }) => inspection?.message?.emailTo.join('; ')],
  ['subject', ({ inspection }) => inspection?.message?.subject],
  ['message', ({ inspection }) => inspection?.message?.message],
  ['contactId', ({ inspection }) => inspection?.message?.contactId],
  ['locationId', ({ inspection }) => inspection?.message?.locationId],
  ['messageId', ({ inspection }) => inspection?.message?.messageId],
  ['attachments', ({ inspection }) => inspection?.attachments.map(({ url }) => url).join(' ')],
  ['issues', ({ inspection }) => inspection?.issues.map(({ code }) => code).join(' ')],
  ['bodyBytes', ({ request }) => request.body.bytes],
  ['bodySha256', ({ request }) => request.body.sha256],
];

/** A table for spreadsheets, one row per request: RFC 4180, UTF-8, on request with the byte order mark that Excel needs. */
export const csv: Exporter = {
  before: ({ byteOrderMark }) =>
    `${byteOrderMark === true ? '\uFEFF' : ''}${[...columns.map(([name]) => name), 'body'].join(',')}\r\n`,
  between: '',
  after: '',
  entry: function* (entry) {
    yield columns.map(([, cell]) => `${spreadsheetCell(cell(entry) ?? '')},`).join('');
    yield* bodyCell(entry.body);
    yield '\r\n';
  },
};

/** A body that is valid UTF-8; nothing for any other, since a table can't hold bytes. */
function* bodyCell(body: Uint8Array): Generator<string, void, void> {
  if (body.length === 0 || !isUtf8(body)) return;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const guard = createGuard();
  yield '"';
  for (const piece of pieces(body, 2 ** 16)) {
    yield inQuotes(guard(decoder.decode(piece, { stream: true })));
  }
  yield '"';
}
