import type { ExportFormat } from '../../../shared/export.ts';
import { fetchCode } from './code/fetch.ts';
import { go } from './code/go.ts';
import { node } from './code/node.ts';
import { php } from './code/php.ts';
import { python } from './code/python.ts';
import { csv } from './csv.ts';
import { curl } from './curl.ts';
import { eml } from './eml.ts';
import type { Exporter } from './exporter.ts';
import { har } from './har.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { postman } from './postman.ts';
import { raw } from './raw.ts';

/** Every format there is. A new one is a file and a line here. */
export const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  json,
  ndjson,
  har,
  csv,
  curl,
  postman,
  fetch: fetchCode,
  node,
  python,
  php,
  go,
  raw,
  eml,
};
