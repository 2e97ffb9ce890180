import { describe, expect, it } from 'vitest';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { context, entryOf, formatsOfAll } from './entries.ts';

describe('exportChunks', () => {
  it.each(formatsOfAll)('pulls an entry once the previous one is written (%s)', async (format) => {
    let pulled = 0;
    const written = new Set<string>();
    let longest = 0;
    async function* entries(): AsyncGenerator<ExportEntry> {
      while (pulled < 10_000) {
        pulled += 1;
        yield entryOf(`body`, { url: `/request-${pulled}-` });
      }
    }
    for await (const chunk of exportChunks(format, entries(), context)) {
      const text = Buffer.from(chunk).toString('latin1');
      longest = Math.max(longest, text.length);
      const named = /\/request-(\d+)-/.exec(text)?.[1];
      if (named === undefined) continue;
      expect(Number(named)).toBe(pulled);
      written.add(named);
    }
    expect(pulled).toBe(10_000);
    expect(written.size).toBe(10_000);
    expect(longest).toBeLessThan(2_000);
  });
});
