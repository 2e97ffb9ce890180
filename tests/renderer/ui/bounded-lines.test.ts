import { describe, expect, it } from 'vitest';
import { withBoundedLines } from '../../../renderer/ui/bounded-lines.ts';

describe('a text in an editor', () => {
  it.each([
    ['a long one in short lines', `${'x'.repeat(99)}\n`.repeat(20_000)],
    ['a short one in a single line', 'x'.repeat(200_000)],
    ['none', ''],
  ])('is whole when it is %s', (_, text) => {
    expect(withBoundedLines(text)).toBe(text);
  });

  it.each([
    ['at its start', 'x'.repeat(300_000)],
    ['behind others', `${'short\n'.repeat(1_000)}${'x'.repeat(300_000)}\nshort`],
  ])('is cut when a very long line is %s', (_, text) => {
    expect(withBoundedLines(text)).toBe(text.slice(0, 200_000));
  });
});
