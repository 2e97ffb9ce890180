import type { ExportFormat } from '../../shared/contract.ts';

/** The extension of each format's file, and its name in the save dialog. */
export const exportFiles: Readonly<
  Record<ExportFormat, { readonly extension: string; readonly name: string }>
> = {
  json: { extension: 'json', name: 'JSON' },
  ndjson: { extension: 'ndjson', name: 'NDJSON' },
  har: { extension: 'har', name: 'HAR 1.2' },
  csv: { extension: 'csv', name: 'CSV' },
  curl: { extension: 'sh', name: 'cURL' },
  raw: { extension: 'http', name: 'HTTP' },
  postman: { extension: 'json', name: 'Postman Collection' },
};

/** Such as `hookscope-2026-11-22-1000.json`. */
export function exportName(format: ExportFormat, now: Date): string {
  return stampedName('hookscope', exportFiles[format].extension, now);
}

/** A name that sorts by time, in local time. */
export function stampedName(stem: string, extension: string, now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = `${two(now.getHours())}${two(now.getMinutes())}`;
  return `${stem}-${day}-${time}.${extension}`;
}
