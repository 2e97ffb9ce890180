import { describe, expect, it } from 'vitest';
import { isWesternJson } from '../../../../electron/core/inspect/body/western-json.ts';

const json = (message: string) => Buffer.from(`{"message":"${message}"}`, 'latin1');

describe('JSON in Windows-1252', () => {
  it('has letters beyond ASCII between others', () => {
    expect(isWesternJson(json('mañana'), null)).toBe(true);
    expect(isWesternJson(json('mañana'), 'windows-1251')).toBe(false);
  });

  it('is not UTF-8 with a damaged letter', () => {
    expect(isWesternJson(json('maÃ±ana, maÃ±ana, maÃana'), null)).toBe(false);
    expect(isWesternJson(json('ñ ñ Ã±'), null)).toBe(false);
    expect(isWesternJson(json('ñ ñ ñ Ã±'), null)).toBe(true);
  });

  it('takes no memory for each of its letters', () => {
    const bytes = json('é '.repeat(12_000_000));
    const before = process.memoryUsage().heapUsed;
    expect(isWesternJson(bytes, null)).toBe(true);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
  });
});
