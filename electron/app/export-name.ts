import type { RequestScope } from '../../shared/contract/arguments.ts';
import { exportTable, type ExportFormat } from '../../shared/export.ts';

interface ExportFile {
  /** Without the dot. */
  readonly extension: string;
  /** In the save dialog. */
  readonly name: string;
}

/** The kind of file that an export becomes. */
export function exportFile(format: ExportFormat, scope: RequestScope): ExportFile {
  const row = exportTable[format];
  const isOne = 'ids' in scope && scope.ids.length === 1;
  return isOne ? row : (row.several ?? row);
}

/** Such as `hookscope-2026-11-22-1000.json`, or `hookscope-2026-11-22-1000.redacted.json`. */
export function exportName(extension: string, now: Date, isRedacted = false): string {
  return stampedName('hookscope', isRedacted ? `redacted.${extension}` : extension, now);
}

/** A name that sorts by time, in local time. */
export function stampedName(stem: string, extension: string, now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = `${two(now.getHours())}${two(now.getMinutes())}`;
  return `${stem}-${day}-${time}.${extension}`;
}
