import { describe, expect, it } from 'vitest';
import { tabShown, tabsFor } from '../../../renderer/detail/tab-choice.ts';
import type { RequestDetail } from '../../../shared/detail.ts';
import type { Inspection } from '../../../shared/inspection.ts';
import type { ProviderMessage } from '../../../shared/provider-message.ts';

const message: ProviderMessage = {
  type: 'SMS',
  contactId: null,
  locationId: null,
  messageId: null,
  emailMessageId: null,
  userId: null,
  phone: '+15864603685',
  message: 'Hello',
  emailTo: [],
  emailFrom: null,
  subject: null,
  htmlLength: null,
};

function detail(
  inspection: Partial<Inspection> | null,
  request: Partial<RequestDetail['request']> = {},
): RequestDetail {
  return {
    reply: null,
    pinned: false,
    attempt: 1,
    inspection: inspection && {
      kind: 'unknown',
      evidence: [],
      message: null,
      fields: [],
      attachments: [],
      issues: [],
      signature: null,
      ...inspection,
    },
    request: {
      id: 1,
      receivedAt: 0,
      endedAt: 0,
      via: 'local',
      peer: null,
      method: 'POST',
      url: '/',
      httpVersion: '1.1',
      headers: [],
      trailers: [],
      body: { bytes: 2, sha256: '', ended: 'complete' },
      stray: false,
      broken: null,
      ...request,
    },
  };
}

const broken = { broken: { code: 'HPE_INVALID_METHOD', reason: 'Invalid method' } };
const noBody = { body: { bytes: 0, sha256: '', ended: 'complete' } } as const;

describe('tab shown', () => {
  it.each([
    ['the message of a provider message', detail({ kind: 'sms', message }), 'message'],
    ['the message while it is being read', detail(null), 'message'],
    ['the body of what has no fields', detail({}), 'body'],
    ['the headers of what has no body', detail({ kind: 'ping' }, noBody), 'headers'],
    ['the bytes of what is not HTTP', detail({}, broken), 'body'],
  ])('is first %s', (_, shown, tab) => {
    expect(tabShown(shown, null)).toBe(tab);
  });

  it('is the one chosen last, where the request has it', () => {
    expect(tabShown(detail({ message }), 'headers')).toBe('headers');
    expect(tabShown(detail({}, broken), 'fields')).toBe('body');
  });

  it('offers calls for what the CRM waits for news of', () => {
    expect(tabsFor(detail({ kind: 'custom', message }))).toContain('next');
    expect(tabsFor(detail({ kind: 'install', message }))).not.toContain('next');
  });

  it('offers no message for bytes that are not HTTP, but what is wrong with them', () => {
    expect(tabsFor(detail({}, broken))).toEqual(['issues', 'body', 'headers']);
  });
});
