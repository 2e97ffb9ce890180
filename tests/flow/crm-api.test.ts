import { describe, expect, it } from 'vitest';
import { calls } from '../../electron/core/crm-calls/calls.ts';
import { readShown } from '../../electron/terminal/folder/read-shown.ts';
import { storedDetails, withStore } from '../../electron/terminal/folder/read-only-store.ts';
import { outerDetail } from '../../electron/terminal/output/outer-json.ts';
import { bounds } from '../../shared/bounds.ts';
import {
  asItStands,
  callsOf,
  deliveredCall,
  mail,
  openCrm,
  receiveMessage,
  receiveRedirect,
  scopes,
  sms,
  token,
} from '../support/crm-calling.ts';
import { isInFiles } from '../support/in-files.ts';
import { context } from '../support/keys.ts';
import { failed, mockedTexts, type MockAnswer } from '../support/mock-crm.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tokenOf } from '../support/tokens.ts';
import { until } from '../support/until.ts';

function never(): never {
  throw new Error('There is none.');
}

describe('the calls to HighLevel', () => {
  it('are all accepted as they stand, and have no problem before', async () => {
    const opened = await openCrm({ tokens: { [token]: { scopes } }, issues: {} });
    const sent = new Set<string>();
    const requests = [
      await receiveMessage(opened, sms),
      await receiveMessage(opened, mail),
      await receiveRedirect(opened),
    ];
    for (const id of requests)
      for (const call of await callsOf(opened, id)) {
        const filled = {
          ...call.body,
          ...(call.name === 'token' && { clientId: 'ID', redirectUri: 'https://example.com' }),
        };
        const ask = { ...asItStands(id, call), body: JSON.stringify(filled) };
        expect(opened.core.crmApi.check(ask), call.name).toEqual([]);
        const { sent: result } = await opened.core.crmApi.call(ask);
        expect(result, call.name).toMatchObject({
          ok: true,
          value: { outcome: { is: 'answered', status: 200 }, meanings: [{ code: 'done' }] },
        });
        sent.add(call.name);
      }
    expect([...sent].sort()).toEqual(calls.map(({ name }) => name).sort());
    const [first] = opened.crm.asked;
    expect(first?.line).toBe('PUT /conversations/messages/MESSAGE/status');
    expect(first?.headers).toMatchObject({ authorization: `Bearer ${token}`, version: 'v3' });
  });

  it('are refused by the mock when they are broken, and that is said before', async () => {
    const opened = await openCrm();
    const ask = await deliveredCall(opened);
    const broken: readonly (readonly [string, object, string])[] = [
      ['an unknown status', { status: 'sent' }, 'not-listed'],
      ['no status', {}, 'missing'],
      ['a field of nobody', { status: 'read', nonsense: 1 }, 'unknown'],
      ['a status of another type', { status: 5 }, 'no-text'],
      [
        'an error without its message',
        { status: 'failed', error: { code: '1', type: 'x' } },
        'missing',
      ],
    ];
    for (const [what, content, code] of broken) {
      const edited = { ...ask, body: JSON.stringify(content) };
      expect(
        opened.core.crmApi.check(edited).map((one) => one.code),
        what,
      ).toContain(code);
      const { sent } = await opened.core.crmApi.call(edited);
      expect(sent, what).toMatchObject({ ok: true, value: { outcome: { status: 422 } } });
    }
  });

  it('is named without a word about the path, and can’t leave it', async () => {
    const opened = await openCrm();
    const ask = await deliveredCall(opened);
    const sendTo = (messageId: string) =>
      opened.core.crmApi.call({ ...ask, pathIds: { messageId } });
    for (const messageId of ['', '.', '..', '\ud800'])
      expect((await sendTo(messageId)).sent).toMatchObject({ ok: false, fault: 'bad-path' });
    await sendTo('../../oauth/token?x=1#\r\nHost: evil');
    expect(opened.crm.asked.map(({ line }) => line)).toEqual([
      'PUT /conversations/messages/..%2F..%2Foauth%2Ftoken%3Fx%3D1%23%0D%0AHost%3A%20evil/status',
    ]);
    const other = await opened.core.crmApi.call({ ...ask, name: 'email-opened' });
    expect(other.sent).toMatchObject({ ok: false, fault: 'no-such-call' });
    expect((await opened.core.crmApi.call({ ...ask, token: null })).sent).toMatchObject({
      fault: 'no-token',
    });
  });

  it('is tried again while it is too early, and only then', async () => {
    const opened = await openCrm();
    const { crm, core, runs } = opened;
    const ask = { ...(await deliveredCall(opened)), triesAgain: true };
    crm.answerNext(failed(403, mockedTexts.tooEarly), failed(401, 'No message found for the id'));
    const { sent } = await core.crmApi.call(ask);
    expect(sent).toMatchObject({ ok: true, value: { attempt: 3, outcome: { status: 200 } } });
    const codes = core.crmApi.answers(ask.id).map(({ meanings }) => meanings[0]?.code);
    expect(codes).toEqual(['done', 'no-message-yet', 'too-early']);
    expect(
      runs.flat().some(({ attempt, waitsUntil }) => attempt === 2 && waitsUntil !== null),
    ).toBe(true);
    expect(runs.at(-1)).toEqual([]);

    crm.answerNext(failed(401, mockedTexts.otherApp));
    const refused = await core.crmApi.call(ask);
    expect(refused.sent).toMatchObject({
      value: { attempt: 1, meanings: [{ code: 'other-app' }] },
    });
  });

  it('says why a token is refused, and what the limits are', async () => {
    const others = {
      ended: { scopes, hasEnded: true },
      company: { scopes, isCompany: true },
      'without-scope': { scopes: [] },
      'of-another-app': { scopes, isOtherApp: true },
    } as const;
    const opened = await openCrm({ tokens: { [token]: { scopes }, ...others } });
    const { crm, core } = opened;
    const ask = await deliveredCall(opened);
    for (const other of [...Object.keys(others), 'unknown'])
      await core.crmApi.call({ ...ask, token: other });
    crm.answerNext(failed(429, 'Too Many Requests'), failed(502, 'Bad gateway'));
    await core.crmApi.call({ ...ask, triesAgain: true });
    await core.crmApi.call(ask);
    const codes = core.crmApi.answers(ask.id).map(({ meanings }) => meanings[0]?.code);
    expect(codes.toReversed()).toEqual([
      ...['token-ended', 'token-class', 'token-scope', 'other-app', 'token-invalid'],
      ...['rate-limit', 'unavailable'],
    ]);
  });

  it('ends when the user stops it, while it waits and while it is sent', async () => {
    const opened = await openCrm(undefined, [60_000]);
    const { crm, core } = opened;
    const ask = { ...(await deliveredCall(opened)), triesAgain: true };
    crm.answerNext(failed(403, mockedTexts.tooEarly));
    const waiting = core.crmApi.call(ask);
    const run = await until(
      () => core.crmApi.runs().find(({ waitsUntil }) => waitsUntil !== null) ?? null,
    );
    core.crmApi.stop(run.number);
    expect((await waiting).sent).toMatchObject({ value: { outcome: { status: 403 } } });

    crm.answerNext(() => undefined);
    const sending = core.crmApi.call(ask);
    await until(() => crm.asked.length === 2);
    for (const { number } of core.crmApi.runs()) core.crmApi.stop(number);
    expect((await sending).sent).toMatchObject({ value: { outcome: { fault: 'stopped' } } });
  });

  it('is stored beside its request across a restart, and removed with it', async () => {
    const dataDir = tempDir();
    const first = await openCrm(undefined, undefined, dataDir);
    const ask = await deliveredCall(first);
    for (let one = 0; one < bounds.crmTries.entries + 2; one += 1)
      await first.core.crmApi.call(ask);
    const before = first.core.crmApi.answers(ask.id);
    expect(before).toHaveLength(bounds.crmTries.entries);
    await first.core.close();

    const { core } = await openCrm(undefined, undefined, dataDir);
    expect(core.crmApi.answers(ask.id)).toEqual(before);
    expect(core.store.forgetEverything()).toMatchObject({ ok: true });
    expect(core.crmApi.answers(ask.id)).toEqual([]);
    expect((await core.crmApi.call(ask)).sent).toMatchObject({ fault: 'no-such-call' });
  });
});

describe('a secret', () => {
  it('is in no answer that is stored, however the API repeats it', async () => {
    const opened = await openCrm();
    const { crm, core, dataDir } = opened;
    const ask = await deliveredCall(opened);
    const half = token.slice(0, 40);
    const filling = 'x'.repeat(bounds.crmAnswer.bytes - half.length);
    const echoes: readonly MockAnswer[] = [
      { status: 200, body: { accessToken: token, locationId: 'LOC' } },
      { status: 401, body: { message: `no: ${token}`, token }, headers: { 'X-Request-Id': token } },
      {
        status: 302,
        body: '',
        headers: { Location: `https://example.com/?t=${encodeURIComponent(token)}` },
      },
      { status: 200, body: filling + token },
    ];
    const body = JSON.stringify({ status: 'read', note: token });
    for (const echo of echoes) {
      crm.answerNext(echo);
      // A token in an answer to a call that has one already replaces none.
      expect((await core.crmApi.call({ ...ask, body })).received).toBeNull();
    }
    expect(JSON.stringify(core.crmApi.answers(ask.id))).not.toContain(token.slice(0, 30));
    const [{ sent } = never()] = core.crmApi.answers(ask.id);
    expect(sent.headers).toContainEqual(['Authorization', `Bearer …${token.slice(-4)}`]);
    await core.close();
    // What is stored is found like this.
    expect(isInFiles(dataDir, 'MESSAGE')).toBe(true);
    expect(isInFiles(dataDir, token.slice(0, 30))).toBe(false);

    // The terminal shows what was called.
    const { keys } = context;
    const shown = await withStore({ data: dataDir }, (store) =>
      readShown(store, storedDetails(store, keys), ask.id, null),
    );
    const { called } = outerDetail(shown.shown) as { called: readonly object[] };
    expect(called).toMatchObject([
      { status: 200, isCut: true },
      { status: 302 },
      { status: 401 },
      { status: 200 },
    ]);
  });

  it('of an install is neither stored nor answered, and its token goes to the main process alone', async () => {
    const issued = {
      accessToken: token,
      refreshToken: tokenOf({ v: 2 }),
      locationId: 'LOC',
      userId: 'U',
    };
    const opened = await openCrm({ issues: issued });
    const { crm, core, dataDir } = opened;
    const id = await receiveRedirect(opened);
    const [call = never()] = await callsOf(opened, id);
    const body = JSON.stringify({
      ...call.body,
      clientId: 'ID',
      redirectUri: 'https://example.com/cb',
    });
    const ask = { ...asItStands(id, call), body };
    const called = await core.crmApi.call(ask);
    expect(called.received).toEqual({ token, location: 'LOC' });
    expect(Object.fromEntries(new URLSearchParams(crm.asked[0]?.body))).toMatchObject({
      clientSecret: 'SECRET-OF-THE-APP',
      code: 'CODE-OF-THE-INSTALL',
      grantType: 'authorization_code',
    });
    const shown = JSON.stringify(called.sent);
    for (const secret of [token, issued.refreshToken, 'SECRET-OF-THE-APP', 'CODE-OF-THE-INSTALL'])
      expect(shown).not.toContain(secret);
    expect(shown).toContain('accessToken');
    expect((await core.crmApi.call({ ...ask, secret: null })).sent).toMatchObject({
      fault: 'no-secret',
    });
    expect((await core.crmApi.call({ ...ask, body: '[1]' })).sent).toMatchObject({
      fault: 'bad-body',
    });
    // One that was typed into the body, and is repeated by the answer.
    crm.answerNext({ status: 400, body: { message: 'TYPED-SECRET is wrong' } });
    const typed = JSON.stringify({ clientId: 'ID', clientSecret: 'TYPED-SECRET', grantType: 'x' });
    const { sent } = await core.crmApi.call({ ...ask, body: typed, secret: null });
    expect(sent).toMatchObject({ value: { outcome: { body: '{"message":"*** is wrong"}' } } });
    await core.close();
    for (const secret of ['SECRET-OF-THE-APP', 'TYPED-SECRET'])
      expect(isInFiles(dataDir, secret)).toBe(false);
  });

  it('with a line break is not sent', async () => {
    const opened = await openCrm();
    const ask = { ...(await deliveredCall(opened)), token: 'abc\r\nX-Evil: 1' };
    const { sent } = await opened.core.crmApi.call(ask);
    expect(sent).toMatchObject({ value: { outcome: { fault: 'bad-header' } } });
    expect(opened.crm.asked).toEqual([]);
  });
});
