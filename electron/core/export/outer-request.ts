import type { RequestDetail } from '../../../shared/detail.ts';
import type { IssueSource, Severity } from '../../../shared/inspection.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type {
  BrokenHttp,
  CapturedRequest,
  HeaderPairs,
  SentReply,
} from '../../../shared/request.ts';
import type { Verdict } from '../../../shared/signature.ts';
import { wireText, wireTexts } from '../../../shared/wire-text.ts';

/** A request with the names that other programs may rely on (docs/formats.md). */
export interface OuterRequest extends Pick<
  CapturedRequest,
  'method' | 'url' | 'httpVersion' | 'via' | 'peer' | 'headers' | 'trailers' | 'body' | 'stray'
> {
  readonly id: string;
  /** ISO 8601 with milliseconds, UTC. */
  readonly receivedAt: string;
  readonly endedAt: string;
  readonly broken: BrokenHttp | null;
  /** The target and the fields whose text is not one character for each byte, as they came. */
  readonly wire?: Partial<Pick<CapturedRequest, 'url' | 'headers' | 'trailers'>>;
  readonly kind: Kind | null;
  readonly signature: Verdict | null;
  readonly issues: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly ground: IssueSource;
    readonly path: string | null;
    readonly message: string;
  }[];
  readonly reply: SentReply | null;
}

/** A request with the names of the outer contract, without its body. */
export function outerRequest({
  request,
  reply,
  inspection,
}: Omit<RequestDetail, 'pinned' | 'imported' | 'attempt'>): OuterRequest {
  const { url, headers, trailers } = request;
  const texts = {
    url: url === null ? null : wireText(url),
    headers: wireTexts(headers),
    trailers: wireTexts(trailers),
  };
  const wire = {
    ...(texts.url !== url && { url }),
    ...(differ(texts.headers, headers) && { headers }),
    ...(differ(texts.trailers, trailers) && { trailers }),
  };
  return {
    id: String(request.id),
    receivedAt: new Date(request.receivedAt).toISOString(),
    endedAt: new Date(request.endedAt).toISOString(),
    method: request.method,
    url: texts.url,
    httpVersion: request.httpVersion,
    via: request.via,
    peer: request.peer,
    headers: texts.headers,
    trailers: texts.trailers,
    body: request.body,
    stray: request.stray,
    broken: request.broken,
    ...(Object.keys(wire).length > 0 && { wire }),
    kind: inspection?.kind ?? null,
    signature: inspection?.signature?.verdict ?? null,
    issues: (inspection?.issues ?? []).map(({ code, severity, source, path, message }) => ({
      code,
      severity,
      ground: source,
      path,
      message,
    })),
    reply,
  };
}

function differ(texts: HeaderPairs, pairs: HeaderPairs): boolean {
  return texts.some(([name, value], at) => name !== pairs[at]?.[0] || value !== pairs[at]?.[1]);
}
