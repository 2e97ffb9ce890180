import type { SmsReading } from '../../shared/sms.ts';
import type { Section } from './page-section.ts';
import { printable } from './printable.ts';

const shown = 5;

/** How an SMS would go over the air, in lines; without any for every other kind. */
export function smsSection(sms: SmsReading | null): Section {
  if (sms === null) return { title: 'SMS', lines: [] };
  const { encoding, segments, perSegment, characters, left, forcing, segmentsReplaced, phone } =
    sms;
  const because = forcing
    .slice(0, shown)
    .map(
      ({ character, codePoint, count }) =>
        `${character} (${codePoint}${count === 1 ? '' : `, ${count} times`})`,
    );
  const lines = [
    `${encoding}: ${counted(segments, 'segment')} of up to ${perSegment}, ${left} left; ${counted(characters, 'character')}`,
    ...(because.length === 0 ? [] : [`not GSM-7 because of ${because.join(', ')}`]),
    ...(segmentsReplaced === null ? [] : [`with those replaced: ${segmentsReplaced}`]),
    ...sms.links.slice(0, shown).map((link) => `link ${link}`),
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
