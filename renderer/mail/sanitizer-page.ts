import { sanitize } from './sanitize.ts';
import type { SanitizerAnswer, SanitizerAsk } from './sanitizer-words.ts';

/** The script of the page that sanitizes mail: it answers its window, over the port that each question brings. */
addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<SanitizerAsk>) => {
  if (source !== parent || port === undefined) return;
  port.postMessage(answer(data));
});

function answer({ html, loaded }: SanitizerAsk): SanitizerAnswer {
  try {
    return { ok: true, value: sanitize(html, loaded) };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}
