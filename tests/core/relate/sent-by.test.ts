import { describe, expect, it } from 'vitest';
import { kept, sms } from './kept.ts';

const event = (messageId: string, more: object) => ({
  type: 'OutboundMessage',
  messageId,
  contactId: 'c1',
  conversationId: 'v1',
  body: 'Text',
  webhookId: `w-${messageId}`,
  ...more,
});

describe('who sent a message', () => {
  it.each([
    ['app', 'user'],
    ['workflow', 'workflow'],
    ['bulk_actions', 'bulk'],
    ['campaign', 'bulk'],
    ['api', 'api'],
  ])('is told by the source %s of its event', async (source, by) => {
    const { of } = await kept([
      { at: 0, body: sms('a', { userId: 'u1' }) },
      { at: 1, body: event('a', { source }) },
    ]);
    expect((await of(1)).sentBy).toMatchObject({
      by,
      remark: { code: `sent-by.event-${by}`, values: { source, event: 2 } },
    });
  });

  it.each([
    ['user', 'user-id', { userId: 'u1' }],
    ['workflow', 'no-user-id', {}],
    ['workflow', 'no-user-id', { userId: null }],
    ['unknown', 'unknown', { userId: 7 }],
    ['unknown', 'unknown', { userId: ' ' }],
  ])('is inferred without an event: %s, by %s', async (by, code, fields) => {
    const { of } = await kept([
      { at: 0, body: sms('a', fields) },
      { at: 1, body: event('b', { source: 'api' }) },
    ]);
    expect((await of(1)).sentBy).toMatchObject({ by, remark: { code: `sent-by.${code}` } });
  });

  it('is a bulk action when the same text went to several contacts within minutes', async () => {
    const same = (contactId: string) =>
      sms(contactId, { contactId, userId: 'u1', message: '{Hi|Hello} there' });
    const { of } = await kept([
      { at: 0, body: same('c1') },
      { at: 2, body: same('c2') },
      { at: 4, body: same('c3') },
      { at: 5, body: same('c3') },
      { at: 900, body: same('c4') },
    ]);
    expect((await of(1)).sentBy).toMatchObject({ by: 'bulk', remark: { values: { contacts: 2 } } });
    expect((await of(5)).sentBy).toMatchObject({ by: 'user' });
  });

  it('is asked for messages only', async () => {
    const { of } = await kept([{ at: 0, body: event('a', { source: 'app' }) }]);
    expect((await of(1)).sentBy).toBeNull();
  });
});

describe('the event about a message', () => {
  it('is joined by messageId in both directions, with what only the event says', async () => {
    const { of } = await kept([
      { at: 0, body: sms('a', { status: 'pending', contactId: 'c1' }) },
      { at: 1, body: event('a', { status: 'sent' }) },
      { at: 2, body: event('a', { status: 'delivered', messageTypeId: 22, appId: null }) },
      { at: 3, body: event('b', {}) },
    ]);
    const fields = [
      { name: 'conversationId', text: 'v1' },
      { name: 'status', text: 'delivered' },
      { name: 'messageTypeId', text: '22' },
    ];
    expect((await of(1)).counterpart).toMatchObject({ is: 'event', row: { id: 3 }, fields });
    expect((await of(3)).counterpart).toMatchObject({ is: 'message', row: { id: 1 }, fields });
    expect((await of(4)).counterpart).toBeNull();
  });

  it('of an e-mail may have one of its ids only', async () => {
    const mail = { ...sms('m'), type: 'Email', emailMessageId: 'e', html: '<p>x</p>' };
    const { of } = await kept([
      { at: 0, body: mail },
      { at: 1, body: event('', { messageId: undefined, emailMessageId: 'e', threadId: 't' }) },
    ]);
    expect((await of(1)).counterpart).toMatchObject({ is: 'event', row: { id: 2 } });
  });
});
