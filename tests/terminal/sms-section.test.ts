import { expect, it } from 'vitest';
import { smsSection } from '../../electron/terminal/page/sms-section.ts';
import type { SmsAnalysis } from '../../shared/sms.ts';

const reading: SmsAnalysis = {
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

it('an SMS is shown with its segments, and with the number of each repeated character', () => {
  expect(smsSection(reading).lines).toEqual([
    '  UCS-2: 4 characters in 1 segment (up to 70 each, 65 left)',
    '  not GSM-7 because of → (U+2192, 2 times), 😀 (U+1F600)',
  ]);
});
