import type { CrmCall } from '../../shared/crm-call.ts';
import type { Section } from './page-section.ts';
import { printable } from './printable.ts';

/** The calls that the provider owes, one a line; `show --json` has them ready to be pasted. */
export function nextSection(calls: readonly CrmCall[]): Section {
  const width = Math.max(0, ...calls.map(({ name }) => name.length));
  return {
    title: 'What next',
    lines: calls.map(
      ({ name, method, url, body }) =>
        `  ${name.padEnd(width)}  ${method} ${new URL(url).pathname}  ${printable(JSON.stringify(body))}`,
    ),
  };
}
