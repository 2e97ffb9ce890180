import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { playAnswer } from '../../../electron/core/play/play-answer.ts';
import type { PlayAnswer } from '../../../shared/play.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('the start of an answer keeps nothing of the rest in memory', async () => {
  const kept: PlayAnswer[] = [];
  const bytesNow = () => {
    collect();
    return getHeapStatistics().used_heap_size;
  };
  const before = bytesNow();
  for (let n = 0; n < 4_000; n += 1) {
    const body = Buffer.alloc(4_096, `answer ${n} `);
    const answer = { status: 500, statusText: '', headers: [], body, isCut: false };
    kept.push(await playAnswer({ ok: true, answer, bodyBytes: body.length, ms: 1 }));
  }
  // 4 kB of each would be 16 MB.
  expect(bytesNow() - before).toBeLessThan(8 * 1024 ** 2);
  expect(kept.at(-1)).toMatchObject({ isCut: true, text: expect.stringMatching(/^answer 3999/) });
});
