import type { ExportFormat } from '../../../shared/contract.ts';
import { curl } from './curl.ts';
import type { Exporter } from './exporter.ts';
import { har } from './har.ts';
import { json } from './json.ts';
import { raw } from './raw.ts';

/** Every format there is. A new one is a file and a line here. */
export const exporters: Readonly<Record<ExportFormat, Exporter>> = { json, har, curl, raw };
