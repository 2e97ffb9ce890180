import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import type { RelationKeys } from '../../../electron/core/relate/keys.ts';
import { make } from '../store/stores.ts';
import { context } from '../../support/keys.ts';

async function keysOf(body: object | string): Promise<RelationKeys> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (await inspect(make(1, text).request, Buffer.from(text), context)).findings.keys;
}

const sms = {
  type: 'SMS',
  contactId: 'c1',
  messageId: 'm1',
  phone: '+34600111222',
  message: 'Hello',
};

async function same(key: keyof RelationKeys, one: object | string, other: object | string) {
  const [first, second] = [(await keysOf(one))[key], (await keysOf(other))[key]];
  expect(first).not.toBeNull();
  return first === second;
}

describe('the attempts of one delivery', () => {
  it('have the same key by the message, whatever else changes', async () => {
    const again = { ...sms, status: 'sent', webhookId: 'w2' };
    expect(await same('delivery', { ...sms, status: 'pending', webhookId: 'w1' }, again)).toBe(
      true,
    );
    expect(await same('delivery', sms, { ...sms, messageId: 'm2' })).toBe(false);
  });

  it('have the same key by both ids of an e-mail, one of which may be the thread', async () => {
    const mail = { type: 'Email', messageId: 'm1', emailMessageId: 'e1' };
    expect(await same('delivery', mail, { ...mail, subject: 'x' })).toBe(true);
    expect(await same('delivery', mail, { ...mail, emailMessageId: 'e2' })).toBe(false);
  });

  it('have the same key by the webhook without a message, else by the bytes', async () => {
    const install = { type: 'INSTALL', webhookId: 'w1' };
    expect(await same('delivery', install, { ...install, timestamp: 'later' })).toBe(true);
    expect(await same('delivery', install, { ...install, webhookId: 'w2' })).toBe(false);
    expect(await same('delivery', 'some bytes', 'some bytes')).toBe(true);
    expect(await same('delivery', 'some bytes', 'other bytes')).toBe(false);
    expect(await same('delivery', { ...sms, messageId: '' }, { type: 'SMS' })).toBe(false);
  });

  it("do not include the platform's event about the same message", async () => {
    const event = { type: 'OutboundMessage', messageType: 'SMS', messageId: 'm1', body: 'Hello' };
    expect(await same('delivery', sms, event)).toBe(false);
    expect(await same('delivery', event, event)).toBe(true);
  });

  it('have no key without a body', async () => {
    expect(await keysOf('')).toEqual({ delivery: null, contact: null, content: null });
  });
});

describe('the messages to one contact', () => {
  it('have the same key by the contact over SMS and e-mail, else by the address', async () => {
    const mail = { type: 'Email', contactId: 'c1', emailTo: ['ann@example.com'], html: '<p>Hi' };
    expect(await same('contact', sms, mail)).toBe(true);
    const bare = { type: 'SMS', phone: '+34600111222', message: 'Hello' };
    expect(await same('contact', bare, { ...bare, message: 'x' })).toBe(true);
    expect(await same('contact', bare, { ...bare, phone: '+34600111333' })).toBe(false);
    expect(await same('contact', { ...mail, contactId: 7 }, { ...mail, contactId: null })).toBe(
      true,
    );
  });

  it('are only messages of a provider', async () => {
    const event = { type: 'InboundMessage', messageType: 'SMS', contactId: 'c1', body: 'Hello' };
    expect((await keysOf(event)).contact).toBeNull();
  });
});

describe('the content of a message', () => {
  it('is its text, subject, HTML and files', async () => {
    expect(await same('content', sms, { ...sms, messageId: 'm2', userId: 'u' })).toBe(true);
    expect(await same('content', sms, { ...sms, message: 'Hello.' })).toBe(false);
    expect(await same('content', sms, { ...sms, attachments: ['https://x.example/a'] })).toBe(
      false,
    );
  });

  it('has no key without text and files', async () => {
    const empty = { ...sms, message: '', attachments: [] };
    expect((await keysOf(empty)).content).toBeNull();
    const deep = `{"type":"SMS","message":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    expect((await keysOf(deep)).content).toBeNull();
  });
});
