import { expect, it } from 'vitest';
import { smsSection } from '../../electron/terminal/sms-section.ts';
import type { SmsReading } from '../../shared/sms.ts';

const reading: SmsReading = {
  encoding: 'UCS-2',
  segments: 1,
  perSegment: 70,
  units: 5,
  left: 65,
  characters: 4,
  forcing: [
    { character: '→', codePoint: 'U+2192', count: 2, at: [0, 1], instead: null },
    { character: '😀', codePoint: 'U+1F600', count: 1, at: [2], instead: null },
  ],
  segmentsReplaced: null,
  links: [],
  phone: null,
};

it('an SMS is told with its segments, and how often a character stands in it when it does again', () => {
  expect(smsSection(reading).lines).toEqual([
    '  UCS-2: 1 segment of up to 70, 65 left; 4 characters',
    '  not GSM-7 because of → (U+2192, 2 times), 😀 (U+1F600)',
  ]);
});
