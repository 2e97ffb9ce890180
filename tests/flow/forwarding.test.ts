import { describe, expect, it } from 'vitest';
import { destinationOf } from '../support/destination.ts';
import {
  bodiesOf,
  endedOf,
  forwardTo,
  sendTo,
  setDestinations,
  stateOf,
  untilIs,
} from '../support/forwarding.ts';
import { exchange } from '../support/raw-socket.ts';
import { receive } from '../support/receiver.ts';
import { post, ruleOf } from '../support/rules.ts';
import { runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const sms = (message: string) =>
  JSON.stringify({ type: 'SMS', phone: '+15125550100', message, messageId: `m-${message}` });

describe('a captured request', () => {
  it('is forwarded after its reply, and its answer is kept', async () => {
    const receiver = await receive('HTTP/1.1 422 Odd\r\nX-A: b\r\nContent-Length: 2\r\n\r\nno');
    const running = await forwardTo(receiver);
    await sendTo(running, '{"a":1}');
    const [dispatch] = await endedOf(running, 1);
    expect(dispatch).toMatchObject({
      cause: 'forward',
      destination: { id: 'd1', name: 'My server' },
      url: `http://127.0.0.1:${receiver.port}/hook`,
      attempt: 1,
      mayBeTwice: false,
      outcome: { is: 'answered', status: 422, bodyBytes: 2 },
    });
    const answer = running.core.store.dispatches.answer(dispatch?.id ?? 0);
    expect(answer).toMatchObject({ statusText: 'Odd', isCut: false });
    expect(Buffer.from(answer?.body ?? []).toString()).toBe('no');
    expect(bodiesOf(receiver)).toEqual(['{"a":1}']);
    const summary = { count: 1, last: [422], isWaiting: false, failed: 422 };
    expect(running.core.store.summary(1)?.dispatches).toEqual(summary);
    expect(stateOf(running)).toMatchObject({ is: 'up', fault: null, waiting: 0 });
  });

  it('is found by the outcome, as soon as it changes', async () => {
    const answers = [500, 200];
    const receiver = await receive((socket) =>
      socket.write(`HTTP/1.1 ${answers.shift() ?? 204} X\r\nContent-Length: 0\r\n\r\n`),
    );
    const running = await forwardTo(receiver);
    const found = async (text: string) => {
      const page = await running.core.search.find({ text, show: 'all' }, { from: 0, count: 9 });
      return page.is === 'found' ? page.ids : page;
    };
    expect(await found('forwarded:5xx')).toEqual([]);
    await sendTo(running, '1');
    await until(async () => JSON.stringify(await found('forwarded:5xx')) === '[1]');
    await sendTo(running, '2');
    await endedOf(running, 2);
    expect(await found('forwarded:200')).toEqual([2]);
    expect(await found('to-destination:"MY SERVER"')).toEqual([2, 1]);
    expect(await found('to-destination:my')).toEqual([]);
    expect(await found('forwarded:failed')).toEqual([]);
    expect(await found('forwarded:none')).toEqual([]);
  });

  it('is forwarded in order, one after the other', async () => {
    const receiver = await receive();
    const running = await forwardTo(receiver);
    const sent = Array.from({ length: 50 }, (_, n) => `"${n}"`);
    for (const body of sent) await sendTo(running, body);
    await until(() => receiver.seen.length === sent.length);
    expect(bodiesOf(receiver)).toEqual(sent);
  });

  it('that is a stray or was refused by the guard is not forwarded', async () => {
    const receiver = await receive();
    const guard = { is: 'header', name: 'X-K', value: 'secret' } as const;
    const running = await forwardTo(receiver, {}, { guard });
    const stray =
      'POST /wp-admin HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
    await exchange(running.port, stray);
    await sendTo(running, '"refused"');
    await exchange(running.port, post('"let in"', 'Connection: close\r\nX-K: secret\r\n'));
    await endedOf(running, 3);
    expect(bodiesOf(receiver)).toEqual(['"let in"']);
    expect([1, 2].map((id) => running.core.store.dispatches.of(id))).toEqual([[], []]);
  });

  it('whose body was cut is recorded as not sendable, and the next one is sent', async () => {
    const receiver = await receive();
    const running = await forwardTo(receiver, {}, { maxBodyBytes: 10 });
    await sendTo(running, `"${'x'.repeat(50)}"`);
    await sendTo(running, '"next"');
    expect(await endedOf(running, 1)).toMatchObject([
      { outcome: { is: 'failed', fault: 'not-sendable' } },
    ]);
    await endedOf(running, 2);
    expect(bodiesOf(receiver)).toEqual(['"next"']);
  });

  it('goes to each destination whose query it passes, once it is inspected', async () => {
    const [all, texts, broken] = [await receive(), await receive(), await receive()];
    const { core, port, nth } = await runCore({
      destinations: [
        destinationOf(all.port),
        destinationOf(texts.port, { id: 'd2', name: 'Texts', query: 'kind:sms hello' }),
        destinationOf(broken.port, { id: 'd3', name: 'Broken', query: 'kind:nonsense' }),
      ],
    });
    for (const body of [sms('hello'), sms('bye'), '{"other":1}']) await sendTo({ port }, body);
    await nth(3);
    await until(() => all.seen.length === 3 && texts.seen.length === 1);
    await until(() => core.store.outboxes.held('d2', 0, 9).length === 0);
    expect(bodiesOf(texts)).toEqual([sms('hello')]);
    expect(broken.seen).toEqual([]);
    expect(core.state().destinationFaults).toMatchObject({ d3: { code: 'unknown-value' } });
  });

  it('that a rule answered is forwarded to the destination that relays all others', async () => {
    const receiver = await receive();
    const rule = ruleOf({ when: { query: 'fault' }, reply: { status: 500 } });
    const relay = { destination: 'd1', failureStatus: 502 };
    const running = await forwardTo(receiver, {}, { replies: [rule], relay });
    await sendTo(running, '{"message":"fault"}');
    await sendTo(running, '{"message":"plain"}');
    const causes = [await endedOf(running, 1), await endedOf(running, 2)].map((all) =>
      all.map(({ cause }) => cause),
    );
    expect(causes).toEqual([['forward'], ['relay']]);
    expect(receiver.seen).toHaveLength(2);
  });
});

describe('a destination', () => {
  it('gets what comes after it is added, switched on or changed, and nothing older', async () => {
    const [first, second] = [await receive(), await receive()];
    const running = await runCore();
    await sendTo(running, '"before"');
    setDestinations(running, destinationOf(first.port));
    await sendTo(running, '"one"');
    await endedOf(running, 2);
    setDestinations(running, destinationOf(first.port, { on: false }));
    await sendTo(running, '"off"');
    expect(stateOf(running)).toMatchObject({ is: 'off', since: null });
    setDestinations(running, destinationOf(first.port));
    await sendTo(running, '"two"');
    await endedOf(running, 4);
    setDestinations(running, destinationOf(second.port));
    await sendTo(running, '"three"');
    await endedOf(running, 5);
    expect([bodiesOf(first), bodiesOf(second)]).toEqual([['"one"', '"two"'], ['"three"']]);
  });

  it('that is removed skips what waits for it, and stops what is being sent', async () => {
    const receiver = await receive(() => undefined);
    const running = await runCore();
    const { core } = running;
    setDestinations(running, destinationOf(receiver.port));
    for (const body of ['1', '2', '3']) await sendTo(running, body);
    await until(() => receiver.seen.length === 1 && stateOf(running).waiting === 3);
    setDestinations(running);
    expect(await endedOf(running, 1)).toMatchObject([{ outcome: { fault: 'stopped' } }]);
    expect(await endedOf(running, 3)).toMatchObject([{ outcome: { is: 'skipped' } }]);
    await until(() => core.store.outboxes.all().length === 0);
    expect(receiver.seen).toHaveLength(1);
  });

  it('is not delayed by fifty others that never answer', async () => {
    const [slow, quick] = [await receive(() => undefined), await receive()];
    const others = Array.from({ length: 49 }, (_, n) =>
      // Longer than this test may take.
      destinationOf(slow.port, { id: `slow${n}`, name: `Slow ${n}`, timeoutMs: 300_000 }),
    );
    const running = await runCore({ destinations: [...others, destinationOf(quick.port)] });
    for (let n = 0; n < 20; n += 1) await sendTo(running, `${n}`);
    await until(() => quick.seen.length === 20);
    await until(() => slow.seen.length === others.length);
  });

  it('whose URL is our own stops, and says why', async () => {
    const running = await runCore();
    setDestinations(running, destinationOf(running.port));
    await sendTo(running, '1');
    expect(await endedOf(running, 1)).toMatchObject([{ outcome: { fault: 'loop' } }]);
    await untilIs(running, 'loop');
  });

  it('to which a request is sent that comes back stops', async () => {
    const dataDir = tempDir();
    let own = 0;
    const receiver = await receive((socket, { head, body }) => {
      const mark = /^hookscope-hop: .*\r\n/im.exec(head)?.[0] ?? '';
      void exchange(own, post(body, `${mark}Connection: close\r\n`));
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const running = await forwardTo(receiver, {}, {}, dataDir);
    own = running.port;
    await sendTo(running, '1');
    await untilIs(running, 'loop');
    await sendTo(running, '2');
    await until(() => stateOf(running).waiting === 1);
    expect(receiver.seen).toHaveLength(1);
  });
});
