import { describe, expect, it } from 'vitest';
import { exportFormats } from '../../../shared/export.ts';
import { exportText, exportTextLimit } from '../../../electron/core/export/text.ts';
import { context, cut, difficult, entryOf } from './entries.ts';

describe('exportText', () => {
  it('writes json and har as documents of one request', async () => {
    for (const format of ['json', 'har'] as const) {
      expect(JSON.parse((await exportText(format, entryOf('{}'), context)) ?? '')).toBeTypeOf(
        'object',
      );
    }
  });

  it('reads a raw message as UTF-8 where it is UTF-8', async () => {
    const entry = difficult['an e-mail with emoji and an apostrophe'];
    expect(await exportText('raw', entry, context)).toContain('Grüße!');
    expect(await exportText('raw', entry, context)).toContain('🎉');
  });

  it('shows each byte of another raw message as one character', async () => {
    expect(await exportText('raw', cut.broken, context)).toBe('GARBAGE \0\xff\r\n\r\n');
  });

  it('refuses what is too long for a clipboard', async () => {
    const entry = entryOf(Buffer.alloc(exportTextLimit + 1));
    for (const format of exportFormats) {
      const text = await exportText(format, entry, context);
      // Code is not made at all.
      if (text?.includes('too long for code') !== true) expect(text, format).toBeNull();
    }
  });
});
