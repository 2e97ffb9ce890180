import type { Exporter } from './exporter.ts';
import { json } from './json.ts';

/** The requests of our own document, one a line and nothing around them: for streams of any length. */
export const ndjson: Exporter = {
  before: () => '',
  between: '',
  after: '',
  entry: async function* (entry, context) {
    yield* json.entry(entry, context);
    yield '\n';
  },
};
