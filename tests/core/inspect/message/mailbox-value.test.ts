import { describe, expect, it } from 'vitest';
import { bounds } from '../../../../shared/bounds.ts';
import { readAddresses } from '../../../../electron/core/inspect/message/mailbox-value.ts';
import { inspect } from '../../../../electron/core/inspect/inspect.ts';
import { context } from '../../../support/keys.ts';
import { jsonType, posted } from '../../../support/posted.ts';

describe('a list of addresses', () => {
  const all = Array.from({ length: 5_000 }, (_, index) => ({ email: `a${index}@example.com` }));

  it('is read up to a limit, counted as a whole, and its odd entries are seen behind it', () => {
    const read = readAddresses([...all, 'x@example.com, y@example.com', 7], 10);
    expect(read.entries).toHaveLength(10);
    expect(read).toMatchObject({
      count: 5_002,
      hasOther: true,
      described: { path: '/0', field: 'email' },
      joined: { path: '/5000', count: 2 },
    });
    expect(read.entries[9]).toEqual({ text: 'a9@example.com', path: '/9' });
  });

  it('is shown in part, which an issue says', async () => {
    const ids = { contactId: 'c', locationId: 'l', messageId: 'm' };
    const bytes = Buffer.from(JSON.stringify({ type: 'Email', ...ids, html: 'x', emailTo: all }));
    const { inspection } = await inspect(posted(bytes, jsonType), bytes, context);
    const shown = inspection.message?.emailTo.length ?? 0;
    expect(shown).toBeLessThanOrEqual(bounds.recipients.entries);
    const cut = inspection.issues.find(({ code }) => code === 'list.cut');
    expect(cut?.values).toMatchObject({ count: 5_000, shown });
  });

  it('of entries that have several is read one by one, with the place of each', () => {
    const read = readAddresses(['a@x.example', 'Bo <b@x.example>; c@x.example'], Infinity);
    expect(read.entries).toEqual([
      { text: 'a@x.example', path: '/0' },
      { text: 'Bo <b@x.example>', path: '/1' },
      { text: 'c@x.example', path: '/1' },
    ]);
  });
});
