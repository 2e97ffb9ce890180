import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createProofMarks, type ProofMark } from '../../../electron/core/tunnel/proof-marks.ts';

const message = (headers: Record<string, string>, url = '/in/x') =>
  ({ headers, url }) as unknown as IncomingMessage;
const marked = ({ header: [name, value] }: ProofMark, more = {}) =>
  message({ [name]: value, ...more });

describe('a mark', () => {
  it('is recognised, and tells where its request arrived', () => {
    const marks = createProofMarks();
    const mark = marks.expect();
    expect(mark.arrivedAt()).toBeNull();
    expect(marks.recognise(marked(mark, { 'content-length': '0' }))).toBe(mark.answer);
    expect(mark.arrivedAt()).toBe('/in/x');
  });

  it('counts once', () => {
    const marks = createProofMarks();
    const mark = marks.expect();
    expect(marks.recognise(marked(mark))).toBe(mark.answer);
    expect(marks.recognise(marked(mark))).toBeNull();
  });

  it('that comes late is no capture either, for ten minutes', () => {
    let time = 0;
    const marks = createProofMarks(() => time);
    const [soon, late] = [marks.expect(), marks.expect()];
    soon.forget();
    late.forget();
    time = 10 * 60_000 - 1;
    expect(marks.recognise(marked(soon))).toBe(soon.answer);
    expect(marks.recognise(marked(soon))).toBeNull();
    time += 1;
    expect(marks.recognise(marked(late))).toBeNull();
  });

  it('is not remembered without end', () => {
    const marks = createProofMarks();
    const all = Array.from({ length: 150 }, () => marks.expect());
    for (const one of all) one.forget();
    const known = all.filter((one) => marks.recognise(marked(one)) !== null);
    expect(known).toEqual(all.slice(-100));
  });

  it.each([
    { 'content-length': '1' },
    { 'transfer-encoding': 'chunked' },
    { 'content-length': 'zero' },
  ])('hides no request with a body: %o', (more) => {
    const marks = createProofMarks();
    const mark = marks.expect();
    expect(marks.recognise(marked(mark, more))).toBeNull();
    expect(marks.recognise(marked(mark))).toBe(mark.answer);
  });

  it.each(['', 'x', 'A'.repeat(43), 'ü'.repeat(500)])('is not guessed: %s', (value) => {
    const marks = createProofMarks();
    const [name] = marks.expect().header;
    expect(marks.recognise(message({ [name]: value }))).toBeNull();
    expect(marks.recognise(message({}))).toBeNull();
  });

  it('is another each time, and its answer is not the mark', () => {
    const marks = createProofMarks();
    const [one, other] = [marks.expect(), marks.expect()];
    expect(one.header[1]).not.toBe(other.header[1]);
    expect(one.answer).not.toBe(one.header[1]);
    expect(one.header[1]).toHaveLength(43);
  });
});
