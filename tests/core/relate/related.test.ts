import { describe, expect, it } from 'vitest';
import { readRelated } from '../../../electron/core/relate/related.ts';
import { relatedLimit, type Related } from '../../../shared/related.ts';
import { make, openHere } from '../store/stores.ts';
import { detailsOf, kept, sms } from './kept.ts';

const failed = { status: 500, ms: 3 };
const codes = ({ attempts }: Related) => attempts.shown.map(({ remark }) => remark?.code ?? null);

describe('attempts of one delivery', () => {
  it('are shown with the time between, the replies, and the rule that they follow', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: failed },
      { at: 1, body: sms('b') },
      { at: 8, body: sms('a'), reply: { status: null, ms: 9_000 } },
      { at: 30, body: sms('a'), reply: { status: 200, ms: 1 } },
      { at: 95, body: sms('a'), reply: { status: 200, ms: 1 } },
    ]);
    const related = await of(4);
    expect(
      related.attempts.shown.map(({ row, sinceLast }) => [row.id, row.attempt, sinceLast]),
    ).toEqual([
      [1, 1, null],
      [3, 2, 8_000],
      [4, 3, 22_000],
      [5, 4, 65_000],
    ]);
    expect(codes(related)).toEqual([
      null,
      'retry.after-failure',
      'retry.after-silence',
      'retry.after-success',
    ]);
    expect(related.attempts.shown[1]?.remark?.message).toContain('#1 got 500');
    expect(related.attempts.shown.map(({ differences }) => differences)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(related.attempts.outlook?.code).toBe('outlook.done');
    expect((await of(2)).attempts.shown.map(({ row }) => row.id)).toEqual([2]);
  });

  it('have the number of retries that the rule still allows', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: failed },
      { at: 8, body: sms('a'), reply: { status: 302, ms: 1 } },
      { at: 0, body: sms('b'), reply: null },
    ]);
    expect((await of(1)).attempts.outlook).toMatchObject({
      code: 'outlook.more',
      values: { last: 2, status: 302, left: 11 },
    });
    expect((await of(3)).attempts.outlook).toMatchObject({
      code: 'outlook.silent',
      values: { left: 12 },
    });
  });

  it('have two outlooks after a 429, each with its source', async () => {
    const busy = { status: 429, ms: 1 };
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: busy },
      ...Array.from({ length: 6 }, (_, n) => ({ at: 600 * (n + 1), body: sms('b'), reply: busy })),
      { at: 4_800, body: sms('b'), reply: busy },
      { at: 5_400, body: sms('c'), reply: { status: 503, ms: 1 } },
    ]);
    const outlookOf = (id: number) => of(id).then(({ attempts }) => attempts.outlook);
    const after429 = await outlookOf(1);
    expect(after429).toMatchObject({ code: 'outlook.more-429', values: { tries: 6, left: 12 } });
    expect(after429?.message).toMatch(
      /10 minutes.*1 h 10 min.*155000007078.*integration guide.*12/,
    );
    expect(await outlookOf(2)).toMatchObject({ code: 'outlook.spent-429', values: { left: 6 } });
    const after503 = await outlookOf(9);
    expect(after503).toMatchObject({ code: 'outlook.more', values: { status: 503, left: 12 } });
    expect(after503?.message).toMatch(/3 days.*155000007078.*12.*integration guide/);
  });

  it('are not retries more than three days after the one before', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: failed },
      { at: 3 * 86_400, body: sms('a'), reply: failed },
      { at: 7 * 86_400, body: sms('a'), reply: failed },
    ]);
    const related = await of(1);
    expect(codes(related)).toEqual([null, 'retry.after-failure', 'retry.too-late']);
    expect(related.attempts.shown[2]?.remark?.values).toEqual({ before: 2, days: 4 });
  });

  it.each([
    ['a workflow', { contact_id: 'c1', workflow: { id: 'w' }, location: { id: 'l' } }],
    ['an app action', { data: {}, extras: { locationId: 'l' }, meta: { key: 'k' } }],
    ['a ping', { test: true }],
  ])('of %s are not retries: no page promises any', async (_, body) => {
    const { of } = await kept([
      { at: 0, body, reply: failed },
      { at: 5, body },
    ]);
    const related = await of(1);
    expect(codes(related)).toEqual([null, 'same-again']);
    expect(related.attempts.outlook).toBeNull();
  });

  it('are never the message and a workflow or an action about it', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: failed },
      {
        at: 1,
        body: { messageId: 'a', contact_id: 'c1', workflow: { id: 'w' }, location: { id: 'l' } },
      },
      {
        at: 2,
        body: { messageId: 'a', data: {}, extras: { locationId: 'l' }, meta: { key: 'k' } },
      },
      { at: 3, body: { ...sms('a'), type: 'ContactUpdate', locationId: 'l' } },
      { at: 4, body: { ...sms('a'), type: 'sms' } },
    ]);
    const related = await of(1);
    expect(related.attempts.shown.map(({ row }) => row.id)).toEqual([1, 5]);
  });

  it('are not retries after the thirteenth', async () => {
    const { of } = await kept(
      Array.from({ length: 14 }, (_, n) => ({ at: n * 60, body: sms('a'), reply: failed })),
    );
    const related = await of(14);
    expect(codes(related).at(-2)).toBe('retry.after-failure');
    expect(codes(related).at(-1)).toBe('retry.too-many');
    expect(related.attempts.outlook?.code).toBe('outlook.spent');
  });

  it('may arrive before a slow reply', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: { status: 200, ms: 30_000 } },
      { at: 15, body: sms('a') },
    ]);
    expect(codes(await of(2))).toEqual([null, 'retry.before-reply']);
  });

  it('do not arrive before a reply whose end was noticed a little later', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a'), reply: { ...failed, ms: 40 } },
      { at: 0, body: sms('a') },
    ]);
    expect(codes(await of(2))).toEqual([null, 'retry.after-failure']);
  });

  it('have the differing fields, and are not retries under another webhook', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a', { status: 'pending', webhookId: 'w1' }) },
      { at: 1, body: sms('a', { webhookId: 'w2', status: 'sent', userId: 'u' }) },
      { at: 2, body: sms('a', { webhookId: 'w2', status: 'sent' }) },
    ]);
    const related = await of(1);
    expect(codes(related)).toEqual([null, 'announced-again', 'retry.after-success']);
    expect(related.attempts.shown[1]?.differences).toEqual([
      { field: 'webhookId', before: 'w1', after: 'w2' },
      { field: 'status', before: 'pending', after: 'sent' },
      { field: 'userId', before: null, after: 'u' },
    ]);
    expect(related.attempts.shown[2]?.differences).toEqual([
      { field: 'userId', before: 'u', after: null },
    ]);
  });

  it('are shown around the request, the others counted', async () => {
    const { of } = await kept(Array.from({ length: 60 }, (_, n) => ({ at: n, body: sms('a') })));
    const { shown, earlier, later } = (await of(30)).attempts;
    expect([shown[0]?.row.id, shown.at(-1)?.row.id, earlier, later]).toEqual([10, 50, 9, 10]);
    expect(shown[0]).toMatchObject({ sinceLast: 1_000, remark: { code: 'retry.after-success' } });
    expect((await of(1)).attempts).toMatchObject({ earlier: 0, later: 39 });
    expect((await of(1)).attempts.outlook?.code).toBe('outlook.done');
  });

  it('are counted to a limit, beyond which the last is not searched', async () => {
    const { of } = await kept(Array.from({ length: 140 }, (_, n) => ({ at: n, body: sms('a') })));
    expect((await of(1)).attempts).toMatchObject({
      earlier: 0,
      later: relatedLimit,
      outlook: null,
    });
    expect((await of(140)).attempts).toMatchObject({ earlier: relatedLimit, later: 0 });
    expect((await of(140)).thread).toMatchObject({ earlier: relatedLimit, later: 0 });
  });
});

describe('the same content to the same contact', () => {
  const hello = (messageId: string, more: object = {}) =>
    sms(messageId, { message: 'Hello', ...more });

  it('is most likely a retry by a user when it is repeated within the hour', async () => {
    const { of } = await kept([
      { at: 0, body: hello('a') },
      { at: 1, body: hello('x', { contactId: 'c2' }) },
      { at: 40, body: hello('b') },
      { at: 3_700, body: hello('c') },
      { at: 3_701, body: sms('d') },
    ]);
    expect((await of(3)).remarks).toMatchObject([
      { code: 'likely-retry', values: { before: 1, ago: 40 } },
    ]);
    expect((await of(3)).sameContent.map(({ id }) => id)).toEqual([1]);
    expect((await of(1)).remarks).toEqual([]);
    expect((await of(1)).sameContent.map(({ id }) => id)).toEqual([3]);
    for (const id of [2, 4, 5])
      expect(await of(id)).toMatchObject({ remarks: [], sameContent: [] });
  });

  it('is too soon for a user within two seconds', async () => {
    const { of } = await kept([
      { at: 0, body: hello('a') },
      { at: 1.9, body: hello('b') },
      { at: 4, body: hello('c') },
    ]);
    expect((await of(2)).remarks).toMatchObject([{ code: 'sent-twice', values: { before: 1 } }]);
    expect((await of(3)).remarks).toMatchObject([
      { code: 'likely-retry', values: { before: 2, ago: 2 } },
    ]);
  });

  it('is not a retry by a user when it is an attempt of the same delivery', async () => {
    const { of } = await kept([
      { at: 0, body: hello('a'), reply: failed },
      { at: 9, body: hello('a') },
    ]);
    expect(await of(2)).toMatchObject({ remarks: [], sameContent: [] });
  });

  it('is an echo when it repeats', async () => {
    const { of } = await kept([
      ...Array.from({ length: 5 }, (_, n) => ({ at: n * 4, body: hello(`m${n}`) })),
      { at: 900, body: hello('late') },
    ]);
    for (const id of [1, 3, 5]) {
      expect((await of(id)).remarks).toMatchObject([
        { code: 'echo-loop', values: { count: 5, span: 16 } },
      ]);
    }
    expect((await of(6)).remarks).toMatchObject([{ code: 'likely-retry' }]);
  });

  it('is not an echo for three messages, or for attempts of one delivery', async () => {
    const { of } = await kept([
      ...Array.from({ length: 3 }, (_, n) => ({ at: n * 4, body: hello(`m${n}`) })),
      ...Array.from({ length: 6 }, (_, n) => ({ at: 20 + n, body: hello('m2') })),
    ]);
    expect((await of(3)).remarks).toMatchObject([{ code: 'likely-retry' }]);
  });
});

describe('a thread', () => {
  it('has the messages to a contact over SMS and e-mail, newest first', async () => {
    const mail = { type: 'Email', contactId: 'c1', messageId: 'e', emailTo: ['a@example.com'] };
    const { of, store } = await kept([
      { at: 0, body: sms('a') },
      { at: 1, body: { ...mail, html: '<p>Hi', subject: 'Hi' } },
      { at: 2, body: sms('x', { contactId: 'c2' }) },
      { at: 3, body: sms('b') },
    ]);
    const thread = (await of(2)).thread;
    expect(thread).toMatchObject({ contactId: 'c1', earlier: 0, later: 0 });
    expect(thread?.shown.map(({ direction, row }) => [direction, row.id, row.kind])).toEqual([
      ['outbound', 4, 'sms'],
      ['outbound', 2, 'email'],
      ['outbound', 1, 'sms'],
    ]);
    await store.remove({ ids: [4] });
    expect((await of(2)).thread?.shown.map(({ row }) => row.id)).toEqual([2, 1]);
  });

  it('is limited, and counts the others', async () => {
    const { of } = await kept(
      Array.from({ length: 80 }, (_, n) => ({ at: n, body: sms(`m${n}`) })),
    );
    const { shown, earlier, later } = (await of(40)).thread ?? { shown: [], earlier: 0, later: 0 };
    expect([shown[0]?.row.id, shown.at(-1)?.row.id, earlier, later]).toEqual([65, 15, 14, 15]);
  });

  it('is `null` for anything but a message', async () => {
    const { of } = await kept([{ at: 0, body: { type: 'INSTALL', webhookId: 'w' } }]);
    expect((await of(1)).thread).toBeNull();
  });
});

describe('a request that is not stored', () => {
  it('has no relations, and neither has one that waits for its inspection', async () => {
    const { store } = openHere();
    expect(await readRelated(store, detailsOf(store), 1)).toBeNull();
    await store.saveCapture(make(store.nextId(), '{}'));
    expect(await readRelated(store, detailsOf(store), 1)).toBeNull();
  });
});
