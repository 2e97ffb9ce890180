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

describe('the page of a request', () => {
  const ids = [
    ['k3v9', 'by the rule "N"'],
    ['door:guard', 'because the user or the header is missing'],
    ['door:loop', 'because it had been forwarded already, which is a loop'],
    ['door:relay', 'relayed from "N"'],
    ['door:relay-failed', 'because "N" did not answer'],
  ] as const;

  it.each(ids)('says who decided its reply: %s', (id, words) => {
    const rule = { id, name: 'N', delayMs: 0, fault: null };
    const detail = {
      ...entryOf('{}'),
      reply: { status: 299, ms: 1, rule },
      pinned: false,
      imported: null,
      attempt: 1,
    };
    expect(requestPage(detail, '{}')).toContain(`replied 299 after 1.0 ms, ${words}\n`);
  });
});
