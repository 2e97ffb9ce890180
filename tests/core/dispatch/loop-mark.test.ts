import { describe, expect, it } from 'vitest';
import { createLoopMarks } from '../../../electron/core/dispatch/loop-mark.ts';

const request = {
  method: 'POST',
  url: 'http://host/',
  headers: [['Hookscope-Hop', 'of-another']] as const,
  body: Buffer.alloc(0),
};

describe('a mark', () => {
  it('is one field more, which tells its destination', () => {
    const marks = createLoopMarks();
    const { headers } = marks.marked(request, 'a');
    expect(headers).toHaveLength(2);
    expect(headers[0]).toEqual(request.headers[0]);
    expect(marks.sentTo(headers)).toBe('a');
    expect(marks.sentTo(marks.marked(request, 'b').headers)).toBe('b');
    expect(marks.marked(request, 'a').headers).toEqual(headers);
  });

  it('is recognised in any spelling, beside those of other Hookscopes', () => {
    const marks = createLoopMarks();
    const [, [, value] = ['', '']] = marks.marked(request, 'a').headers;
    expect(marks.sentTo([['X', value]])).toBe(null);
    const more = [
      ['hookscope-hop', 'other'],
      ['HOOKSCOPE-HOP', ` ${value} `],
    ] as const;
    expect(marks.sentTo(more)).toBe('a');
  });

  it('of another run, or a made-up one, is none', () => {
    const marks = createLoopMarks();
    const { headers } = createLoopMarks().marked(request, 'a');
    expect(marks.sentTo(headers)).toBe(null);
    marks.marked(request, 'a');
    expect(marks.sentTo(headers)).toBe(null);
    expect(marks.sentTo([['Hookscope-Hop', 'a']])).toBe(null);
  });

  it('is taken away again, and those of others stay', () => {
    const marks = createLoopMarks();
    expect(marks.unmarked(marks.marked(request, 'a')).headers).toEqual(request.headers);
  });
});
