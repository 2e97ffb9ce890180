import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../electron/core/crm-api/check-call.ts';
import { problemCodes, type ProblemCode } from '../../../electron/core/crm-api/problems.ts';
import { schemas, type FieldSchema } from '../../../electron/core/crm-api/schemas.ts';
import { calls } from '../../../electron/core/crm-calls/calls.ts';
import { effort } from '../../support/effort.ts';
import { mockedProblems } from '../../support/mock-crm.ts';

function check(name: string, body: unknown, pathIds: Readonly<Record<string, string>> = {}) {
  const row = calls.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  const ids = { messageId: 'M', emailMessageId: 'E', ...pathIds };
  return checkCall(row, {
    pathIds: ids,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const conversation = { conversationId: 'C', contactId: 'K', conversationProviderId: 'P' };
const reply = { type: 'SMS', ...conversation, message: 'hi' };
const token = { clientId: 'I', clientSecret: 'CLIENT_SECRET', grantType: 'authorization_code' };

/** For each problem, a call that has it and nothing else. */
const broken: Readonly<Record<ProblemCode, () => ReturnType<typeof check>>> = {
  'not-json': () => check('read', '{"status":'),
  'not-object': () => check('read', ['read']),
  missing: () => check('read', { status: null }),
  'missing-id': () => check('reply-sms', { ...reply, conversationProviderId: undefined }),
  'no-conversation': () =>
    check('reply-sms', { type: 'SMS', message: 'hi', conversationProviderId: 'P' }),
  'missing-error-type': () =>
    check('failed', { status: 'failed', error: { code: '1', message: 'x' } }),
  'failed-without-error': () => check('failed', { status: 'failed' }),
  'no-text': () => check('read', { status: 1 }),
  'no-integer': () => check('email-opened', { status: 'opened', events: { opened: '1' } }),
  'no-object': () => check('email-opened', { status: 'opened', events: [] }),
  'no-list': () => check('reply-sms', { ...reply, attachments: 'https://example.com' }),
  'not-listed': () => check('email-failed', { status: 'bounced' }),
  'other-case': () => check('reply-custom', { ...reply, type: 'CUSTOM' }),
  'no-date': () => check('reply-sms', { ...reply, date: '27 March' }),
  unknown: () => check('read', { status: 'read', somebodysField: 1 }),
  'unknown-like': () => check('token', { ...token, code: 'C', client_id: 'I' }),
  placeholder: () => check('reply-sms', { ...reply, contactId: 'CONTACT_ID' }),
  'path-placeholder': () => check('read', { status: 'read' }, { messageId: 'MESSAGE_ID' }),
  'path-missing': () => check('read', { status: 'read' }, { messageId: '' }),
  'mail-without-html': () => check('reply-email', { ...reply, type: 'Email' }),
  'no-content': () => check('reply-sms', { ...reply, message: '' }),
  'address-in-capitals': () => check('reply-sms', { ...reply, emailTo: 'Ann@example.com' }),
  'no-code': () => check('token', token),
};

describe('a call before it is sent', () => {
  it.each(problemCodes)('has this problem alone, in a complete sentence: %s', (code) => {
    const found = broken[code]();
    expect([...new Set(found.map((one) => one.code))]).toContain(code);
    const others = found.filter((one) => one.code !== code && one.code !== 'missing-id');
    expect(others).toEqual([]);
    for (const { message } of found) expect(message).toMatch(/^[“A-Z].*[.?]$/);
  });

  it('has a problem whenever the mock refuses it, whatever is changed in it', () => {
    // The secret is asked for when the call is sent.
    const names = calls
      .flatMap(({ schema }) => Object.keys(schemas[schema].fields))
      .filter((name) => name !== 'clientSecret');
    const words = calls.flatMap(({ schema }) =>
      Object.values<FieldSchema>(schemas[schema].fields).flatMap(({ oneOf }) => oneOf ?? []),
    );
    const value = fc.oneof(
      fc.constantFrom<unknown>('x', '', 1, 1.5, true, {}, [], ['x'], [1], { opened: 1 }, ...words),
      fc.constantFrom([{ emailId: 'a@b.c', status: 'failed' }], {
        code: '1',
        type: 'x',
        message: 'y',
      }),
      fc.jsonValue(),
    );
    const change = fc.dictionary(fc.constantFrom(...names, 'nobodys'), value, { maxKeys: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...calls), change, fc.boolean(), (row, changed, isFull) => {
        const id = () => 'ID';
        const body = { ...(isFull && row.body(id, () => true)), ...changed };
        const isRefused = mockedProblems(row.schema, body).length > 0;
        const found = check(row.name, body).filter(({ path }) => path !== null);
        // A field without a value is left out by the app's check, and no text for the mock.
        fc.pre(!JSON.stringify(body).includes('null'));
        if (isRefused) expect(found).not.toEqual([]);
      }),
      { numRuns: effort({ usual: 300, full: 5_000 }) },
    );
  });

  it('has a date that is on the calendar', () => {
    const dated = (date: string) => check('reply-sms', { ...reply, date }).map(({ code }) => code);
    expect(dated('2026-02-28T10:00:00Z')).toEqual([]);
    expect(dated('2026-02-30T10:00:00Z')).toEqual(['no-date']);
  });

  it('has no placeholder in what a person wrote, but in any id', () => {
    expect(
      check('reply-sms', { ...reply, message: 'CODE', subject: 'SUBJECT', html: 'x' }),
    ).toEqual([]);
    const recipients = [{ emailId: 'RECIPIENT', status: 'failed' }];
    expect(check('email-failed', { status: 'failed', recipients })).toMatchObject([
      { code: 'placeholder', path: '/recipients/0/emailId' },
    ]);
  });

  it('points to the field, also within objects and lists', () => {
    const recipients = [
      { emailId: 'a@b.c', status: 'read' },
      { emailId: 5, status: 'lost' },
    ];
    const found = check('email-failed', { status: 'failed', recipients });
    expect(found.map(({ path }) => path)).toEqual([
      '/recipients/1/emailId',
      '/recipients/1/status',
    ]);
    expect(found[1]?.message).toContain('“recipients[1].status”');
  });

  it.each([
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    [
      'many fields',
      JSON.stringify(Object.fromEntries([...Array(5_000).keys()].map((n) => [`f${n}`, n]))),
    ],
    [
      'names of the prototype',
      '{"__proto__":{"status":1},"constructor":1,"toString":1,"status":"read"}',
    ],
    ['a long list', JSON.stringify({ status: 'read', recipients: Array(100_000).fill(1) })],
    ['a text of a megabyte', JSON.stringify({ status: 'x'.repeat(2 ** 20) })],
  ])('is read in bounds whatever was typed: %s', (_, body) => {
    const found = check('email-failed', body);
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found).length).toBeLessThan(100_000);
  });
});
