import { isUtf8 } from 'node:buffer';
import type { InspectorCalls } from '../../../shared/contract/inspector-calls.ts';
import type { Core } from '../core.ts';
import { exportChunks } from '../export/stream.ts';
import { exportText, exportTextLimit } from '../export/text.ts';
import { entrySource, exportContext, readEntries, readEntry } from './export-entries.ts';

/** Requests that are copied at once. More belong in a file, which has progress and can be cancelled. */
const maxCopiedRequests = 1_000;

type Outcome = ReturnType<InspectorCalls['copy.requests']>;

const tooMuch: Outcome = { ok: false, fault: 'too-much', detail: '' };
const nothingFits: Outcome = { ok: false, fault: 'nothing-fits', detail: '' };

/** Requests as text for the clipboard: one alone, or several as the document that an export of them would be. */
export async function copyRequests(
  core: Core,
  { scope, format, redact = false }: Parameters<InspectorCalls['copy.requests']>[0],
): Promise<Outcome> {
  const ids = await core.list.idsOf(scope);
  const source = entrySource(core, redact);
  if (ids.length > maxCopiedRequests) return tooMuch;
  const [only, ...more] = ids;
  if (only !== undefined && more.length === 0) {
    const entry = await readEntry(source, only);
    if (entry === null) return nothingFits;
    const text = await exportText(format, entry, exportContext(core));
    return text === null ? nothingFits : { ok: true, value: { text, count: 1, leftOut: 0 } };
  }
  let leftOut = 0;
  let count = 0;
  async function* counted() {
    for await (const entry of readEntries(source, ids)) {
      count += 1;
      yield entry;
    }
  }
  const pieces: Buffer[] = [];
  let size = 0;
  const onLeftOut = () => void (leftOut += 1);
  for await (const chunk of exportChunks(format, counted(), exportContext(core), {
    onLeftOut,
    asList: true,
  })) {
    const piece = Buffer.from(chunk);
    size += piece.length;
    if (size > exportTextLimit) return tooMuch;
    pieces.push(piece);
  }
  if (count === leftOut) return nothingFits;
  const whole = Buffer.concat(pieces);
  const text = whole.toString(isUtf8(whole) ? 'utf8' : 'latin1').trimEnd();
  return { ok: true, value: { text, count: count - leftOut, leftOut } };
}
