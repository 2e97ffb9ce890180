import { assertNever } from '../../shared/assert-never.ts';
import { drawSvg } from './draw-svg.ts';
import { sanitize, sanitizeAndMark } from './sanitize.ts';
import type { FoundMail, Sanitized } from './sanitized.ts';
import type { SanitizerResponse, SanitizerRequest } from './sanitizer-messages.ts';

type Value = Sanitized | FoundMail | string | null;

/** The script of the sanitizer page. It responds to each request of the window over the port that comes with it. */
addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<SanitizerRequest>) => {
  if (source !== parent || port === undefined) return;
  void respond(data).then((response) => port.postMessage(response));
});

async function respond(request: SanitizerRequest): Promise<SanitizerResponse<Value>> {
  try {
    return { ok: true, value: await valueOf(request) };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

function valueOf(request: SanitizerRequest): Value | Promise<Value> {
  switch (request.is) {
    case 'mail':
      return sanitize(request.html, request.loaded);
    case 'find':
      return sanitizeAndMark(request);
    case 'svg':
      return drawSvg(request.data);
    default:
      return assertNever(request);
  }
}
