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
  ['How it came', transportIssues],
  ['Bytes and text', bodyIssues],
  ['JSON', jsonIssues],
  ['What it is', kindIssues],
  ['Fields', fieldIssues],
  ['Fields that are known but not listed', knownFieldIssues],
  ['Who it goes to', receiverIssues],
  ['What is said, and when', messageIssues],
  ['Attachments', attachmentIssues],
  ['What is too much to be shown', cutIssues],
];

const head = `# Findings

Every issue that Hookscope can find in a request. The codes are stable: scripts may rely on them, and \`issue:CODE\`
[searches](search.md) for them. A place is named by JSON pointer (RFC 6901).

**Severity.** An _error_ keeps careful code from acting on the request, a _warning_ will trip some code, a _note_ is worth knowing. \`has:issue\` and the
list's count leave notes out.

**Ground.** _documented_: the provider's pages or a standard say so. _seen live_: integrators saw it in production. _inferred_: it is our own conclusion.

What parsing and writing again would change is looked for in bodies up to 1 MiB of text.
`;

const severities = { error: 'error', warning: 'warning', info: 'note' } as const;
const sources = {
  documented: 'documented',
  'seen-live': 'seen live',
  inferred: 'inferred',
} as const;

/** The page of all issues, as Markdown. @throws Error when an issue stands in no section. */
export function findingsPage(): string {
  const told = new Set(sections.flatMap(([, rows]) => Object.keys(rows)));
  const forgotten = issueCodes.filter((code) => !told.has(code));
  if (forgotten.length > 0) throw new Error(`In no section: ${forgotten.join(', ')}`);
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
    `- **Example:** ${example.includes('`') ? example : `\`${example}\``}\n- **Cure:** ${escaped(advice)}`,
  ].join('\n\n');
}

/** Without Markdown's own signs, and with values that can be told from words. */
function escaped(text: string): string {
  return text.replaceAll(/\{(\w+)\}/g, '‹$1›').replaceAll(/[\\`*_{}<>[\]]/g, String.raw`\$&`);
}
