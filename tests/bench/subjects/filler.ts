import { fileURLToPath } from 'node:url';
import { capture } from '../../../electron/core/capture/capture.ts';
import { createCore } from '../../../electron/core/core.ts';
import { answerQuestions } from './answering.ts';
import { postedHeaders } from '../load.ts';
import { smsBody } from '../sms-body.ts';

/** Fills a data folder with distinct messages, a thousand in a commit, as if they had come over a socket. */
const core = createCore({
  dataDir: process.argv[2] ?? '',
  resourcesDir: fileURLToPath(new URL('../../../resources', import.meta.url)),
});

/** @param numbers of the messages, from one on to before another. */
async function fill(numbers: unknown): Promise<void> {
  const [from, to] = numbers as readonly [number, number];
  for (let done = from; done < to; done += 1_000) {
    const length = Math.min(1_000, to - done);
    await Promise.all(Array.from({ length }, (_, i) => keepOne(done + i)));
  }
}

async function keepOne(n: number): Promise<void> {
  const id = core.store.nextId();
  const body = smsBody(n);
  const at = Date.now();
  const facts = {
    id,
    receivedAt: at,
    endedAt: at,
    via: 'local',
    peer: '127.0.0.1:40000',
    method: 'POST',
    url: '/in/bench',
    httpVersion: '1.1',
    headers: postedHeaders(body),
    trailers: [],
    stray: false,
    broken: null,
    ended: 'complete',
  } as const;
  await core.store.saveCapture(capture(facts, body));
  await core.store.saveReply(id, { status: 200, ms: 1 });
}

answerQuestions(0, { fill }, core.close);
