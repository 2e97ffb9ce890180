import type { Exporter } from './exporter.ts';
import { base64String, withLast } from './json-stream.ts';
import { outerRequest } from './outer-request.ts';

/** Our own document: nothing is lost, and it can be read back. One request a line. */
export const json: Exporter = {
  before: ({ appVersion }) =>
    `{"format":"hookscope","version":1,"app":${JSON.stringify(appVersion)},"requests":[\n`,
  between: ',\n',
  after: '\n]}\n',
  entry: function* (entry) {
    const whole = withLast(outerRequest(entry), 'bodyBase64', base64String(entry.body));
    for (const piece of whole) yield ascii(piece);
  },
};

/** JSON in ASCII alone: it outlives every shell's redirect and every reader's idea of a line end. */
function ascii(text: string): string {
  return text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
