import type { RequestScope } from '../../shared/contract/arguments.ts';
import type { ExportFormat } from '../../shared/export.ts';

interface ExportFile {
  /** Without the dot. */
  readonly extension: string;
  /** In the save dialog. */
  readonly name: string;
}

const exportFiles: Readonly<Record<ExportFormat, ExportFile>> = {
  json: { extension: 'json', name: 'JSON' },
  ndjson: { extension: 'ndjson', name: 'NDJSON' },
  har: { extension: 'har', name: 'HAR 1.2' },
  csv: { extension: 'csv', name: 'CSV' },
  curl: { extension: 'sh', name: 'cURL' },
  raw: { extension: 'http', name: 'HTTP' },
  eml: { extension: 'eml', name: 'E-mail' },
  postman: { extension: 'json', name: 'Postman Collection' },
};

/** What file an export becomes. Several e-mails stand in an mbox. */
export function exportFile(format: ExportFormat, scope: RequestScope): ExportFile {
  const one = 'ids' in scope && scope.ids.length === 1;
  return format === 'eml' && !one ? { extension: 'mbox', name: 'mbox' } : exportFiles[format];
}

/** Such as `hookscope-2026-11-22-1000.json`. */
export function exportName(extension: string, now: Date): string {
  return stampedName('hookscope', extension, now);
}

/** A name that sorts by time, in local time. */
export function stampedName(stem: string, extension: string, now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = `${two(now.getHours())}${two(now.getMinutes())}`;
  return `${stem}-${day}-${time}.${extension}`;
}
