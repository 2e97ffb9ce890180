import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesDir } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, listening } from '../support/terminal.ts';

const sms = JSON.parse(readFileSync(join(resourcesDir, 'samples', 'sms.json'), 'utf8')) as object;

interface Shown {
  readonly attempt: number;
  readonly related: {
    readonly attempts: readonly { readonly id: string; readonly remark: { code: string } | null }[];
    readonly outlook: { readonly code: string };
    readonly likelyRetries: readonly { readonly id: string }[];
    readonly thread: { readonly messages: readonly { id: string; direction: string }[] };
    readonly remarks: readonly { readonly code: string }[];
  };
  readonly next: readonly { readonly name: string; readonly curl: string }[];
}

describe('a delivery that comes again', () => {
  it('is numbered when it is captured, listed with its number, and shown with its thread and the calls that it needs', async () => {
    const dataDir = tempDir();
    const { localUrl, captured, stop } = await listening(dataDir, '--reply', '503');
    const post = (body: object) =>
      fetch(localUrl, { method: 'POST', body: JSON.stringify(body) }).then((reply) => reply.text());
    await post(sms);
    await post(sms);
    await post({ ...sms, messageId: 'another' });
    await post({ type: 'OutboundMessage', messageId: 'another', source: 'api', status: 'sent' });
    await captured(4);
    expect([await captured(1), await captured(2), await captured(3)]).toMatchObject([
      { id: '1', attempt: 1 },
      { id: '2', attempt: 2 },
      { id: '3', attempt: 1 },
    ]);
    expect(await stop()).toBe(0);

    const { stdout: lines } = await hookscope(['list', '--data', dataDir, '--json']);
    const listed = lines.trim().split('\n');
    expect(listed.map((line) => (JSON.parse(line) as Shown).attempt)).toEqual([1, 1, 2, 1]);

    const show = async (id: string) => {
      const { stdout } = await hookscope(['show', id, '--data', dataDir, '--json']);
      return JSON.parse(stdout) as Shown;
    };
    const second = await show('2');
    expect(second).toMatchObject({
      attempt: 2,
      related: {
        attempts: [
          { id: '1', remark: null },
          { id: '2', sameBytes: true, remark: { code: 'retry.after-failure' } },
        ],
        outlook: { code: 'outlook.more' },
        likelyRetries: [{ id: '3' }],
        remarks: [],
      },
    });
    expect(second.related.thread.messages).toMatchObject([
      { id: '3', direction: 'outbound' },
      { id: '2', direction: 'outbound' },
      { id: '1', direction: 'outbound' },
    ]);
    expect(second.next.map(({ name }) => name)).toContain('delivered');
    expect(second.next[0]?.curl).toContain('GKJxs4P5L8dWc5CFUITM');
    // Its delay decides which of the two.
    expect((await show('3')).related.remarks).toMatchObject([
      { code: expect.stringMatching(/^(?:sent-twice|likely-retry)$/) as string },
    ]);

    expect(await show('3')).toMatchObject({
      sentBy: { by: 'api', code: 'sent-by.event-api' },
      related: {
        counterpart: { is: 'event', id: '4', fields: [{ name: 'source' }, { name: 'status' }] },
      },
    });
    const { stdout: third } = await hookscope(['show', '3', '--data', dataDir]);
    expect(third).toContain('api  A call of the API sent it: inferred from the source “api”');

    const { stdout: page } = await hookscope(['show', '2', '--data', dataDir]);
    expect(page).toContain('#1 got 503, so a retry was expected');
    expect(page).toContain('PUT /conversations/messages/GKJxs4P5L8dWc5CFUITM/status');
  });
});
