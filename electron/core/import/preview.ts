import type { ImportPreview, PreviewedRequest } from '../../../shared/import.ts';
import { capture } from '../capture/capture.ts';
import { inspect, type InspectionContext } from '../inspect/inspect.ts';
import { isShortRequest } from '../store/short-requests.ts';
import { BrokenFile, type Imported } from './importer.ts';
import type { ImportSource } from './import-source.ts';

/** Problems that are shown of a text. */
const maxShown = 5;

/** Reads what a source would bring, and inspects its first request unless that is long. Closes the source. */
export async function previewOf(
  source: ImportSource,
  context: InspectionContext,
): Promise<ImportPreview> {
  try {
    const { format, ranks, problems } = await source.check();
    let first: PreviewedRequest | null = null;
    for await (const imported of source.requests()) {
      first = await previewedRequest(imported, context);
      break;
    }
    return {
      is: 'readable',
      format,
      count: ranks.length,
      first,
      problems: problems.slice(0, maxShown),
    };
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return { is: 'refused', place: error.place, reason: error.reason };
  } finally {
    await source.close();
  }
}

async function previewedRequest(
  { arrival, body }: Imported,
  context: InspectionContext,
): Promise<PreviewedRequest> {
  const { request } = capture({ ...arrival, id: 1 }, body);
  const facts = { method: request.method, url: request.url, bodyBytes: request.body.bytes };
  if (!isShortRequest(request)) return { ...facts, kind: null, signature: null };
  const { inspection } = await inspect(request, body, context);
  return { ...facts, kind: inspection.kind, signature: inspection.signature?.verdict ?? null };
}
