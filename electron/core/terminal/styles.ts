import { styleText } from 'node:util';
import type { Severity } from '../../../shared/inspection.ts';
import type { Verdict } from '../signature/verify.ts';

type Format = Parameters<typeof styleText>[0];

/** Colour only on a terminal, and not where NO_COLOR is set (https://no-color.org). */
export function styled(format: Format, text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

export const severityStyle: Readonly<Record<Severity, Format>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

export function verdictStyle(verdict: Verdict): Format {
  if (verdict === 'valid' || verdict === 'valid-test-key') return 'green';
  return verdict === 'mismatch' || verdict === 'malformed' ? 'red' : 'yellow';
}

export function statusStyle(status: number): Format {
  return status < 300 ? 'green' : 'yellow';
}
