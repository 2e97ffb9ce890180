import type { Exporter } from './exporter.ts';
import { json } from './json.ts';

/** The requests of the app's own document, one per line, for streams of any length. */
export const ndjson: Exporter = {
  before: () => '',
  between: '',
  after: '',
  entry: async function* (entry, context) {
    yield* json.entry(entry, context);
    yield '\n';
  },
};
