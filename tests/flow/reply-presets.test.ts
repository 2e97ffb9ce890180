import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { replyPresets, type ReplyPreset } from '../../shared/reply-presets.ts';
import { effort } from '../support/effort.ts';
import { post, ruleOf } from '../support/rules.ts';
import { runCore, type RunningCore } from '../support/running-core.ts';

const body = '{"type":"SMS","phone":"+15125550100","message":"Hi","messageId":"m1"}';
const forged = `X-GHL-Signature: ${Buffer.alloc(64, 7).toString('base64')}\r\n`;

function withPreset(name: ReplyPreset): Promise<RunningCore> {
  return runCore({ replies: [ruleOf(replyPresets[name])] });
}

/** The bytes that a sender gets until its connection ends, and the milliseconds until then. */
async function answerTo(port: number, head = ''): Promise<{ answer: string; ms: number }> {
  const started = performance.now();
  const socket = connect(port, '127.0.0.1');
  socket.write(post(body, `Connection: close\r\n${head}`));
  const answer = await text(socket);
  return { answer, ms: performance.now() - started };
}

const statusOf = (answer: string) => Number(answer.split(' ')[1]);

describe('a preset, from the sender’s side', () => {
  it('200 at once', async () => {
    const { port } = await withPreset('accepted');
    expect(statusOf((await answerTo(port)).answer)).toBe(200);
  });

  it('401 for a bad signature, and the default reply to a request without one', async () => {
    const { port } = await withPreset('unauthorized');
    expect(statusOf((await answerTo(port, forged)).answer)).toBe(401);
    expect(statusOf((await answerTo(port)).answer)).toBe(200);
  });

  it('422 with the ids of the message', async () => {
    const { port } = await withPreset('unprocessable');
    const { answer } = await answerTo(port);
    expect(statusOf(answer)).toBe(422);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      messageId: 'm1',
      phone: '+15125550100',
    });
  });

  it('429 with Retry-After', async () => {
    const { port } = await withPreset('too-many');
    const { answer } = await answerTo(port);
    expect(statusOf(answer)).toBe(429);
    expect(answer).toContain('\r\nRetry-After: 30\r\n');
  });

  it('500 for the first two attempts, then 200', async () => {
    const { port } = await withPreset('failing');
    const statuses = [];
    for (let attempt = 1; attempt <= 4; attempt += 1)
      statuses.push(statusOf((await answerTo(port)).answer));
    expect(statuses).toEqual([500, 500, 200, 200]);
  });

  it('200 after 12 seconds', async () => {
    const { delayMs } = replyPresets.slow.reply;
    expect(delayMs).toBe(12_000);
    const waitMs = delayMs / effort({ usual: 10, full: 1 });
    const { port } = await runCore({ replies: [ruleOf({ reply: { delayMs: waitMs } })] });
    const { answer, ms } = await answerTo(port);
    expect(statusOf(answer)).toBe(200);
    expect(ms).toBeGreaterThanOrEqual(waitMs - 10);
  });

  it('no reply until the sender gives up', async () => {
    const { port, nth } = await withPreset('silent');
    const socket = connect(port, '127.0.0.1');
    socket.write(post(body));
    const heard: Buffer[] = [];
    socket.on('data', (bytes) => heard.push(bytes));
    expect((await nth(1)).reply).toMatchObject({ status: null, rule: { fault: 'no-answer' } });
    socket.destroy();
    await once(socket, 'close');
    expect(heard).toEqual([]);
  });

  it('a reset', async () => {
    const { port } = await withPreset('reset');
    await expect(answerTo(port)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('half a body', async () => {
    const { port } = await withPreset('half');
    const [head = '', half = ''] = (await answerTo(port)).answer.split('\r\n\r\n');
    const announced = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
    expect(half.length).toBe(Math.floor(announced / 2));
    expect(half.length).toBeGreaterThan(0);
  });
});
