import { describe, expect, it } from 'vitest';
import { printable, printableLines } from '../../electron/terminal/output/printable.ts';
import { processorMsSince } from '../support/processor-time.ts';

describe('a text in the terminal', () => {
  it.each([
    ['a family', '👨\u200d👩\u200d👧'],
    ['an emoji with a skin tone and a thing', '👩🏽\u200d💻'],
    ['an emoji whose first is a sign', '❤\ufe0f\u200d🔥'],
    ['the flag of a region', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a Persian half-space', 'می\u200cخواهم'],
    ['a letter in its joining form', 'ه\u200d.ش'],
    ['a Hindi conjunct', 'क्\u200dष'],
    ['accents in parts', 'e\u0301'],
    ['a Hebrew point', 'ש\u05c1'],
  ])('keeps %s', (_, text) => {
    expect(printable(`a ${text} b`)).toBe(`a ${text} b`);
  });

  it.each([
    ['escape sequences', '\u001b[31m', '\ufffd[31m'],
    ['a bell and a delete', '\u0007\u007f', '\ufffd\ufffd'],
    ['controls of one byte', '\u009b2J', '\ufffd2J'],
    ['marks of direction', '\u202etxt\u2066x\u2069\u200f', '\ufffdtxt\ufffdx\ufffd\ufffd'],
    ['separators of lines', 'a\u2028b\u2029', 'a\ufffdb\ufffd'],
    ['half a character', '\ud83d', '\ufffd'],
    ['what is hidden between Latin letters', 'pay\u200cpal a\u200db', 'pay\ufffdpal a\ufffdb'],
    ['joiners that join nothing', '\u200d 👨\u200d x\u200d', '\ufffd 👨\ufffd x\ufffd'],
    ['joiners in a row', 'ه\u200d\u200d\u200d', 'ه\ufffd\ufffd\ufffd'],
    ['hidden spaces and marks', 'a\u200bb\u00adc\ufeff', 'a\ufffdb\ufffdc\ufffd'],
    ['tags without a flag', 'a\u{e0067}\u{e007f}', 'a\ufffd\ufffd'],
    ['tags of a flag that never end', '🏴\u{e0067}x', '🏴\ufffdx'],
  ])('shows a replacement for %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is cut between whole characters', () => {
    expect(printable(`${'x'.repeat(7)}👨\u200d👩\u200d👧y`, 10)).toBe(`${'x'.repeat(7)}…`);
    expect(printable('hello', 5)).toBe('hello');
  });

  it('keeps its lines', () => {
    expect(printableLines('a\tb\r\n\u001bc\nd')).toBe('a\tb\n\ufffdc\nd');
  });

  it('takes time in proportion to its length', () => {
    for (const some of ['👩\u200d', 'ه\u200c', '🏴\u{e0067}', '\u200d', 'x']) {
      const start = process.threadCpuUsage();
      printable(some.repeat(1_000_000), Infinity);
      expect(processorMsSince(start)).toBeLessThan(3_000);
    }
  });
});
