import { describe, expect, it } from 'vitest';
import type { Sending } from '../../../electron/core/send/send-each.ts';
import { createUnstored } from '../../../electron/core/send/unstored.ts';

/** A sending with an answer of this many bytes in its body, and in the fields of its head. */
function sendingOf(bodyBytes: number, headBytes: number): Sending {
  return {
    dispatch: {
      requestId: 1,
      cause: 'send',
      destination: null,
      url: 'http://127.0.0.1/',
      changes: { signedWith: null, isNew: false, isEdited: false },
      attempt: 1,
      mayBeTwice: false,
      at: 1,
      ms: 1,
      outcome: { is: 'answered', status: 200, bodyBytes, isCut: false },
    },
    answer: {
      status: 200,
      statusText: 'OK',
      headers: [['X-Long', 'x'.repeat(headBytes)]],
      body: new Uint8Array(bodyBytes),
      isCut: false,
    },
    sent: null,
  };
}

describe('what a run has sent and is not stored yet', () => {
  it.each([
    ['long bodies', 200_000, 0, 50],
    ['long heads', 0, 200_000, 50],
    ['short answers', 0, 0, 10_000],
  ])('is bounded for %s, and what is stored counts no more', async (_, inBody, inHead, count) => {
    const written = Promise.withResolvers<void>();
    const unstored = createUnstored(() => written.promise);
    unstored.add(sendingOf(inBody, inHead));
    expect(unstored.isFull()).toBe(false);
    for (let n = 0; n < count; n += 1) unstored.add(sendingOf(inBody, inHead));
    expect(unstored.isFull()).toBe(true);
    written.resolve();
    await unstored.stored();
    expect(unstored.isFull()).toBe(false);
  });
});
