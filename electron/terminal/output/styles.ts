import { styleText } from 'node:util';
import type { Severity } from '../../../shared/inspection.ts';
import type { Verdict } from '../../../shared/signature.ts';

type Format = Parameters<typeof styleText>[0];

/** Adds colour on a terminal, unless NO_COLOR is set (https://no-color.org). */
export function styled(format: Format, text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

export const severityStyle: Readonly<Record<Severity, Format>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

/** A missing signature is not alarming: HighLevel began to sign in 2026. */
const verdictStyles: Readonly<Record<Verdict, Format>> = {
  valid: 'green',
  'valid-test-key': 'green',
  missing: 'dim',
  'not-applicable': 'dim',
  malformed: 'red',
  mismatch: 'red',
  'valid-reserialised': 'yellow',
  'legacy-valid': 'yellow',
  'wrong-header': 'yellow',
};

export function verdictStyle(verdict: Verdict): Format {
  return verdictStyles[verdict];
}

export function statusStyle(status: number): Format {
  return status < 300 ? 'green' : 'yellow';
}
