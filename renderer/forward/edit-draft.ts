import type { Destination } from '../../shared/destinations.ts';
import type { SendTarget } from '../../shared/dispatches.ts';
import type { HeaderPairs } from '../../shared/request.ts';
import type { RequestDraft } from '../../shared/sending.ts';
import type { EditInput, TargetInput } from '../store/edit-input.ts';
import { choiceOf, firstInput, urlChoice } from './target-input.ts';

interface Targets {
  readonly last: SendTarget | null;
  readonly lastUrl: string;
  readonly destinations: readonly Destination[];
}

/** A draft as the editor begins with it. An earlier sending goes where it went; everything else to the last target. */
export function editOf(draft: RequestDraft, targets: Targets): EditInput {
  const { method, headers, body } = draft;
  const { target, path } =
    draft.url === null
      ? {
          target: firstInput(targets.last, targets.destinations, targets.lastUrl),
          path: draft.path,
        }
      : split(draft.url, targets.destinations);
  return { target, method, path, headers, body: textOf(body), signWith: null };
}

/** The destination whose URL begins this one, and the rest of it; without one, the whole URL. */
function split(
  url: string,
  destinations: readonly Destination[],
): { readonly target: TargetInput; readonly path: string } {
  const found = destinations.find(
    (one) => url.startsWith(one.url) && /^(?:$|[/?])/.test(url.slice(one.url.length)),
  );
  return found === undefined
    ? { target: { choice: urlChoice, url }, path: '' }
    : { target: { choice: choiceOf(found.id), url: '' }, path: url.slice(found.url.length) };
}

/** Bytes that are valid UTF-8 as a text, which is sent as the same bytes. */
function textOf(body: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return body;
  }
}

/** Whether a body is meant to be JSON, by its header field or by how it begins. */
export function isMeantAsJson(headers: HeaderPairs, body: string): boolean {
  const type = headers.find(([name]) => /^content-type$/i.test(name.trim()))?.[1] ?? '';
  return /\bjson\b/i.test(type) || /^\s*[[{]/.test(body);
}
