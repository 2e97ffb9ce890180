import type { CapturedRequest } from '../../../shared/request.ts';
import { openBody, type OpenedBody } from '../inspect/opened-body.ts';

/** The bodies that were opened last, so that the calls of one view share them. */
export interface OpenedBodies {
  readonly has: (id: number) => boolean;
  /** Opens the body of a request, or returns the remembered one. @param bytes called only to open it. */
  readonly open: (request: CapturedRequest, bytes: () => Uint8Array) => Promise<OpenedBody>;
  /** The ids of the remembered bodies. */
  readonly ids: () => readonly number[];
  readonly forget: () => void;
}

/** Bytes that a UTF-16 code unit of a text takes, with its share of the parsed JSON. An estimate. */
const bytesPerCharacter = 6;

/** @param limitBytes memory of all remembered bodies together, estimated; a body beyond it is not remembered. */
export function createOpenedBodies(limitBytes: number): OpenedBodies {
  const opened = new Map<number, { readonly body: OpenedBody; readonly bytes: number }>();

  function remember(id: number, body: OpenedBody): void {
    opened.delete(id);
    const bytes = memoryOf(body);
    if (bytes > limitBytes) return;
    opened.set(id, { body, bytes });
    let total = [...opened.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [oldest, entry] of opened) {
      if (total <= limitBytes) break;
      opened.delete(oldest);
      total -= entry.bytes;
    }
  }

  return {
    has: (id) => opened.has(id),
    open: async (request, bytes) => {
      const body = opened.get(request.id)?.body ?? (await openBody(request, bytes()));
      remember(request.id, body);
      return body;
    },
    ids: () => [...opened.keys()],
    forget: () => opened.clear(),
  };
}

function memoryOf({ bytes, body: { content, text } }: OpenedBody): number {
  const decoded = content === bytes ? 0 : content.length;
  return bytes.length + decoded + text.length * bytesPerCharacter;
}
