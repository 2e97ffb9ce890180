import type { Attempt, Related } from '../../../shared/related.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import type { Section } from './request-page.ts';
import { printable } from '../output/printable.ts';
import { severityStyle, styled } from '../output/styles.ts';

/** The requests and remarks related to a request. */
export function relatedSections(own: number, related: Related): readonly Section[] {
  const { remarks, sentBy, counterpart, install, attempts, sameContent, thread } = related;
  const others = thread?.shown.filter(({ row }) => row.id !== own) ?? [];
  return [
    {
      title: 'Related',
      lines: remarks.map(
        ({ severity, message, code }) =>
          `  ${styled(severityStyle[severity], severity)}  ${printable(message, 1_000)} (${code})`,
      ),
    },
    {
      title: 'Who sent it',
      lines: sentBy === null ? [] : [`  ${sentBy.by}  ${printable(sentBy.remark.message, 1_000)}`],
    },
    {
      title: counterpart?.is === 'message' ? 'The message of this event' : 'The event about it',
      lines:
        counterpart === null
          ? []
          : [
              rowLine(counterpart.row),
              ...counterpart.fields.map(
                ({ name, text }) => `  ${printable(name)}: ${printable(text)}`,
              ),
            ],
    },
    {
      title: 'The same install',
      lines: install.map(({ step, row }) => `${rowLine(row)}  ${step}`),
    },
    {
      title: 'Attempts',
      lines: [
        ...leftOut(attempts.earlier, 'earlier'),
        ...(attempts.shown.length > 1 ? attempts.shown.map(attemptLine) : []),
        ...leftOut(attempts.later, 'later'),
        ...(attempts.outlook === null ? [] : [`  ${attempts.outlook.message}`]),
      ],
    },
    { title: 'The same content to the same contact', lines: sameContent.map(rowLine) },
    {
      title: 'Thread',
      lines: [
        ...leftOut(thread?.later ?? 0, 'later'),
        ...others.map(({ row }) => rowLine(row)),
        ...leftOut(thread?.earlier ?? 0, 'earlier'),
      ],
    },
  ];
}

function attemptLine({ row, sinceLast, differences, remark }: Attempt): string {
  const reply = row.reply?.status ?? 'no reply';
  const differ = differences?.map(({ field }) => printable(field, 40)).join(', ') ?? '';
  return [
    `  ${row.attempt}.`.padEnd(6),
    `#${row.id}`,
    sinceLast === null
      ? timeOf(row)
      : `${sinceLast < 0 ? '' : '+'}${(sinceLast / 1000).toFixed(1)} s`,
    `${reply}${row.reply === null ? '' : ` after ${row.reply.ms.toFixed(1)} ms`}`,
    ...(differ === '' ? [] : [`differs in ${differ}`]),
    ...(remark === null ? [] : [remark.message]),
  ].join('  ');
}

function rowLine(row: RequestSummary): string {
  const text = [row.subject, row.preview].filter((part) => part !== null).join(' · ');
  return `  #${row.id}  ${timeOf(row)}  ${row.kind ?? ''}  ${printable(text, 80)}`.trimEnd();
}

function timeOf({ receivedAt }: RequestSummary): string {
  return new Date(receivedAt).toISOString();
}

function leftOut(count: number, which: string): readonly string[] {
  return count === 0 ? [] : [`  (${count} ${which})`];
}
