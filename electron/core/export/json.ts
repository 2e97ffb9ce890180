import type { Exporter } from './exporter.ts';
import { base64String, withLast } from './json-stream.ts';
import { outerRequest } from './outer-request.ts';

/** The app's own document, without any loss, for an import. One request per line. */
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

/** JSON in ASCII, which no shell's redirect and no reader's line ends can change. */
function ascii(text: string): string {
  return text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
