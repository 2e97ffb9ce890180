import type { Exporter } from './exporter.ts';
import { base64String, withLast } from './json-stream.ts';
import { outerRequest } from './outer-request.ts';

/** Our own document: nothing is lost, and it can be read back. One request a line. */
export const json: Exporter = {
  extension: 'json',
  mediaType: 'application/json',
  before: ({ appVersion }) =>
    `{"format":"hookscope","version":1,"app":${JSON.stringify(appVersion)},"requests":[\n`,
  between: ',\n',
  after: '\n]}\n',
  entry: (entry) => withLast(outerRequest(entry), 'bodyBase64', base64String(entry.body)),
};
