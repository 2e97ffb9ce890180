import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../electron/core/inspect/inspect.ts';
import { capturedLine } from '../../electron/terminal/output/request-lines.ts';
import { requestPage } from '../../electron/terminal/page/request-page.ts';
import { cut, difficult, entryOf } from '../core/export/entries.ts';
import { context } from '../support/keys.ts';

const control = /[^\P{Cc}\n\t]/u;

describe('a text of the sender', () => {
  it.each(Object.entries({ ...difficult, ...cut }))(
    'does not control the terminal: %s',
    async (_, entry) => {
      const { inspection } = await inspect(entry.request, entry.body, context);
      const detail = { ...entry, inspection, pinned: false, imported: null, attempt: 1 };
      expect(capturedLine(detail)).not.toMatch(/\p{Cc}/u);
      const text = Buffer.from(entry.body).toString('utf8');
      expect(requestPage(detail, text)).not.toMatch(control);
    },
  );

  it('does not control it from any field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const entry = entryOf(JSON.stringify({ type: 'SMS', phone: text, message: text }), {
          url: `/${text}`,
          method: text,
          headers: [[text, text]],
        });
        const detail = {
          ...entry,
          pinned: false,
          imported: null,
          attempt: 1,
          inspection: (await inspect(entry.request, entry.body, context)).inspection,
        };
        expect(capturedLine(detail)).not.toMatch(/\p{Cc}/u);
        expect(requestPage(detail, text)).not.toMatch(control);
      }),
    );
  });
});
