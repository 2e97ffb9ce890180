import { attachmentIssues } from '../../shared/issues/attachment.ts';
import { bodyIssues } from '../../shared/issues/body.ts';
import { cutIssues } from '../../shared/issues/cut.ts';
import { fieldIssues } from '../../shared/issues/field.ts';
import { issueCodes } from '../../shared/issues/index.ts';
import { jsonIssues } from '../../shared/issues/json.ts';
import { kindIssues } from '../../shared/issues/kind.ts';
import { knownFieldIssues } from '../../shared/issues/known-field.ts';
import { messageIssues } from '../../shared/issues/message.ts';
import { receiverIssues } from '../../shared/issues/receiver.ts';
import type { IssueRow, IssueRows } from '../../shared/issues/row.ts';
import { transportIssues } from '../../shared/issues/transport.ts';

const sections: readonly (readonly [title: string, rows: IssueRows])[] = [
  ['Transport', transportIssues],
  ['Body and charset', bodyIssues],
  ['JSON', jsonIssues],
  ['Kind', kindIssues],
  ['Fields', fieldIssues],
  ['Fields that are known but not documented', knownFieldIssues],
  ['Recipients', receiverIssues],
  ['Text and time', messageIssues],
  ['Attachments', attachmentIssues],
  ['Limits', cutIssues],
];

const head = `# Findings

All issues that Hookscope can find in a request. The codes are stable: scripts may rely on them, and \`issue:CODE\`
[searches](search.md) for them. A place is a JSON pointer (RFC 6901).

**Severity.** After an _error_, careful code does not act on the request. A _warning_ will break some code. A _note_ is good to know; \`has:issue\` and the
counts in the list leave notes out.

**Source.** _documented_: the provider's pages or a standard say so. _seen live_: integrators saw it in production. _inferred_: it is our own conclusion.
The terminal's JSON has it as \`ground\`.

Hookscope checks what would change when the JSON is parsed and serialised again, for bodies of up to 1 MiB of text.
`;

const severities = { error: 'error', warning: 'warning', info: 'note' } as const;
const sources = {
  documented: 'documented',
  'seen-live': 'seen live',
  inferred: 'inferred',
} as const;

/** The page of all issues, as Markdown. @throws Error when an issue is in no section. */
export function findingsPage(): string {
  const listed = new Set(sections.flatMap(([, rows]) => Object.keys(rows)));
  const missing = issueCodes.filter((code) => !listed.has(code));
  if (missing.length > 0) throw new Error(`In no section: ${missing.join(', ')}`);
  return [
    head,
    ...sections.map(([title, rows]) =>
      [`## ${title}`, ...Object.entries(rows).map(([code, row]) => entry(code, row))].join('\n\n'),
    ),
  ].join('\n');
}

function entry(
  code: string,
  { severity, source, message, bare, example, advice }: IssueRow,
): string {
  return [
    `### ${code}`,
    `_${severities[severity]}, ${sources[source]}._ ${[message, ...(bare === undefined ? [] : [`Or: ${bare}`])].map(escaped).join(' ')}`,
    `- **Example:** ${example.includes('`') ? example : `\`${example}\``}\n- **What to do:** ${escaped(advice)}`,
  ].join('\n\n');
}

/** Without Markdown's own signs, and with values that can be told from words. */
function escaped(text: string): string {
  return text.replaceAll(/\{(\w+)\}/g, '‹$1›').replaceAll(/[\\`*_{}<>[\]]/g, String.raw`\$&`);
}
