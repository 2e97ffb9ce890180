import { connect } from 'node:net';
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Settings } from '../../shared/settings.ts';
import { capturedEvent } from '../../electron/terminal/output/outer-json.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { post, ruleOf } from '../support/rules.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const close = 'Connection: close\r\n';
const statusOf = (answer: string) => Number(answer.split(' ')[1]);
const sms = '{"type":"SMS","phone":"+15125550100","message":"Hi","messageId":"m1"}';

describe('a sender that left before the reply', () => {
  it.each(['destroy', 'resetAndDestroy'] as const)(
    'got nothing, and nothing is what is told: %s',
    async (how) => {
      const { port, captured, core } = await withSlowDisk();
      for (let n = 1; n <= 5; n += 1) {
        const socket = connect({ host: '127.0.0.1', port });
        await once(socket, 'connect');
        await new Promise((written) => socket.write(post(sms), written));
        socket[how]();
        // A reset may discard the bytes before they are read.
        await exchange(port, post('{}', close));
      }
      await until(() => captured.length > 5 && captured.length === core.store.total('all'));
      const left = await Promise.all(captured.map(({ request }) => core.details.of(request.id)));
      const there = left.filter((detail) => detail !== null);
      const requests = there.filter(({ request }) => request.body.bytes === sms.length);
      if (how === 'destroy') expect(requests).toHaveLength(5);
      for (const detail of requests) {
        expect(detail.reply).toBeNull();
        expect(capturedEvent(detail)).toMatchObject({ reply: null });
      }
      expect(there.filter(({ reply }) => reply?.status === 200)).toHaveLength(5);
    },
  );

  it('in the middle of a long body, or of bytes that are not HTTP, got no reply either', async () => {
    const { port, nth } = await runCore();
    const head = `POST /in/${pathToken} HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc`;
    for (const bytes of [head, '\x01garbage\r\n\r\n']) {
      const socket = connect({ host: '127.0.0.1', port });
      await once(socket, 'connect');
      await new Promise((written) => socket.write(bytes, written));
      socket.destroy();
    }
    expect([(await nth(1)).reply, (await nth(2)).reply]).toEqual([null, null]);
  });

  it('is not a sender that only closed its side, which gets its reply', async () => {
    const { port, nth } = await runCore({
      replies: [ruleOf({ when: { method: 'PUT' }, reply: { status: 202 } })],
    });
    for (const [bytes, status] of [
      [post(sms), 200],
      [post(sms).replace('POST', 'PUT'), 202],
      ['\x01garbage\r\n\r\n', 400],
    ] as const) {
      const { socket, closed } = await openRawSocket(port);
      socket.allowHalfOpen = true;
      socket.end(bytes);
      expect(statusOf(await closed)).toBe(status);
    }
    expect((await nth(1)).reply?.status).toBe(200);
    expect((await nth(2)).reply).toMatchObject({ status: 202, rule: { fault: null } });
    expect((await nth(3)).reply?.status).toBe(400);
  });
});

describe('a rule that cannot be decided', () => {
  const byKind = ruleOf({ id: 'kind', when: { kind: ['sms', 'unknown'] }, reply: { status: 500 } });
  const all = ruleOf({ id: 'all', reply: { status: 503 } });

  it('because the request cannot be read leaves the default reply, and the reason is reported', async () => {
    const { core, port } = await withoutBodies({ replies: [byKind, all] });
    // A short body is inspected from memory, a long one is read from the database.
    const long = sms.replace('Hi', 'Hi'.repeat(50_000));
    expect(statusOf(await exchange(port, post(long, close)))).toBe(200);
    expect(core.state().undecided).toMatchObject({ count: 1, reason: expect.stringMatching(/\w/) });
    await until(() => core.store.record(1)?.reply ?? null);
    expect(core.store.record(1)?.reply).toMatchObject({ status: 200 });
    expect(core.store.record(1)?.reply?.rule).toBeUndefined();
  });

  it('because the search has ended leaves the default reply, and the reason is reported', async () => {
    const { core, port } = await runCore({
      replies: [ruleOf({ when: { query: 'x' }, reply: { status: 500 } }), all],
    });
    await core.search.close();
    expect(statusOf(await exchange(port, post(sms, close)))).toBe(200);
    expect(core.state().undecided.count).toBe(1);
  });
});

describe('a rule that needs the inspection', () => {
  it('is decided by the findings in memory, not by what is read back', async () => {
    const { core, port } = await withoutBodies({
      replies: [
        ruleOf({
          when: { kind: ['sms'], attempts: { from: 1, to: 1 } },
          reply: { status: 201, body: '{{message}}' },
        }),
      ],
    });
    const answer = await exchange(port, post(sms, close));
    expect(statusOf(answer)).toBe(201);
    expect(answer).toContain(`\r\n\r\n"Hi"`);
    expect(core.state().undecided.count).toBe(0);
  });
});

describe('findings that cannot be stored', () => {
  it.each([
    { rules: 'without rules', replies: [], status: 200 },
    {
      rules: 'with a rule that asks for them',
      replies: [ruleOf({ when: { kind: ['sms'] }, reply: { status: 202 } })],
      status: 202,
    },
  ])('cost nobody the answer to a request that is: $rules', async ({ replies, status }) => {
    const { core, port } = await withDatabase({ replies }, (database) =>
      database.exec(`CREATE TEMP TRIGGER unfound BEFORE INSERT ON findings
        BEGIN SELECT RAISE(FAIL, 'no findings today'); END`),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => exchange(port, post(sms, close))),
    );
    expect(answers.map(statusOf)).toEqual(answers.map(() => status));
    expect(core.store.total('all')).toBe(20);
  });
});

/** A core whose database loses each body as soon as it is stored. */
function withoutBodies(settings: Partial<Pick<Settings, 'replies'>>) {
  return withDatabase(settings, (database) =>
    database.exec(`CREATE TEMP TRIGGER unread AFTER INSERT ON uninspected
      BEGIN UPDATE requests SET body = NULL WHERE id = NEW.id; DELETE FROM bodies WHERE id = NEW.id; END`),
  );
}

/** Milliseconds that storing a request takes on a slow disk. */
const storingMs = 100;

/**
 * A core that replies some moments after it has read a request: a busy system may bring the end of the connection later than the
 * bytes before it, and a sender that leaves meanwhile has left before the reply.
 */
function withSlowDisk() {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  return withDatabase({}, (database) => {
    database.function('rest', () => {
      Atomics.wait(nothing, 0, 0, storingMs);
      return null;
    });
    database.exec(`CREATE TEMP TRIGGER slow BEFORE INSERT ON uninspected BEGIN SELECT rest(); END`);
  });
}

/** A core with a database that fails, or takes its time. */
async function withDatabase(
  settings: Partial<Pick<Settings, 'replies'>>,
  spoil: (database: DatabaseSync) => void,
) {
  let opened: DatabaseSync | null = null;
  const running = await runCore(settings, tempDir(), {
    store: { onOpen: (database) => void (opened = database) },
  });
  if (opened === null) throw new Error('There is no database.');
  const database: DatabaseSync = opened;
  spoil(database);
  onTestFinished(() => {
    if (database.isOpen)
      database.exec(
        'DROP TRIGGER IF EXISTS unread; DROP TRIGGER IF EXISTS unfound; DROP TRIGGER IF EXISTS slow',
      );
  });
  return running;
}
