import { assertNever } from '../../shared/assert-never.ts';
import { drawSvg } from './draw-svg.ts';
import { sanitize } from './sanitize.ts';
import type { Sanitized } from './sanitized.ts';
import type { SanitizerResponse, SanitizerRequest } from './sanitizer-messages.ts';

type Value = Sanitized | string | null;

/** The script of the page that sanitizes mail: it answers its window, over the port that each question brings. */
addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<SanitizerRequest>) => {
  if (source !== parent || port === undefined) return;
  void answer(data).then((answered) => port.postMessage(answered));
});

async function answer(ask: SanitizerRequest): Promise<SanitizerResponse<Value>> {
  try {
    return { ok: true, value: await valueOf(ask) };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

function valueOf(ask: SanitizerRequest): Value | Promise<Value> {
  switch (ask.is) {
    case 'mail':
      return sanitize(ask.html, ask.loaded);
    case 'svg':
      return drawSvg(ask.data);
    default:
      return assertNever(ask);
  }
}
