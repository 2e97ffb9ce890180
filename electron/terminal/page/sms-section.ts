import type { SmsAnalysis } from '../../../shared/sms.ts';
import type { Section } from './request-page.ts';
import { printable } from '../output/printable.ts';

/** Characters, and links, that are listed at most. */
const maxListed = 5;

/** How an SMS is split into segments; empty for every other kind. */
export function smsSection(sms: SmsAnalysis | null): Section {
  if (sms === null) return { title: 'SMS', lines: [] };
  const { encoding, segments, perSegment, characters, left, forcing, segmentsReplaced, phone } =
    sms;
  const because = forcing
    .slice(0, maxListed)
    .map(
      ({ character, codePoint, count }) =>
        `${character} (${codePoint}${count === 1 ? '' : `, ${count} times`})`,
    );
  const lines = [
    `${encoding}: ${counted(characters, 'character')} in ${counted(segments, 'segment')} (up to ${perSegment} each, ${left} left)`,
    ...(because.length === 0 ? [] : [`not GSM-7 because of ${because.join(', ')}`]),
    ...(segmentsReplaced === null
      ? []
      : [`with these replaced: ${counted(segmentsReplaced, 'segment')}`]),
    ...sms.links.slice(0, maxListed).map((link) => `link ${link}`),
    ...(phone === null
      ? []
      : [
          `to ${phone.international}: ${phone.country ?? 'no country'}, ${phone.type ?? 'type unknown'}`,
        ]),
  ];
  return { title: 'SMS', lines: lines.map((line) => `  ${printable(line, 2_000)}`) };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
