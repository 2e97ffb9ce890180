import { describe, expect, it } from 'vitest';
import { isTabFor, tabNames, tabShown } from '../../../renderer/detail/tab-choice.ts';
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
    imported: null,
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

describe('the tab shown', () => {
  it.each([
    ['Message for a message of a provider', detail({ kind: 'sms', message }), 'message'],
    ['Message until the request is inspected', detail(null), 'message'],
    ['Body for a request without fields', detail({}), 'body'],
    ['Headers for a request without a body', detail({ kind: 'ping' }, noBody), 'headers'],
    ['Body for bytes that are not HTTP', detail({}, broken), 'body'],
  ])('is first %s', (_, shown, tab) => {
    expect(tabShown(shown, null)).toBe(tab);
  });

  it('is the one chosen last, also for the next request that has something for it', () => {
    expect(tabShown(detail({ message }), { name: 'headers', requestId: 7 })).toBe('headers');
    expect(tabShown(detail({}, broken), { name: 'fields', requestId: 7 })).toBe('body');
  });

  it('is the one chosen for this request, also when it only says why it has nothing', () => {
    expect(tabShown(detail({}, broken), { name: 'fields', requestId: 1 })).toBe('fields');
  });
});

describe('the tabs', () => {
  const empty = (shown: RequestDetail) => tabNames.filter((name) => !isTabFor(name, shown));

  it('are the same nine for every request', () => {
    expect(tabNames).toHaveLength(9);
  });

  it('have calls to the CRM only for messages whose status the CRM expects', () => {
    expect(empty(detail({ kind: 'custom', message }))).toEqual([]);
    expect(empty(detail({ kind: 'install', message }))).toEqual(['crm-calls']);
  });

  it('have only issues, body and headers for bytes that are not HTTP', () => {
    expect(empty(detail({}, broken))).toEqual([
      'message',
      'fields',
      'signature',
      'related',
      'crm-calls',
      'forwarded',
    ]);
  });
});
