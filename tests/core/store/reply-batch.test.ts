import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../../electron/core/store/group-commit.ts';
import { createReplyBatch } from '../../../electron/core/store/reply-batch.ts';
import type { Writes } from '../../../electron/core/store/writes.ts';

describe('default replies that are written together', () => {
  it('are refused together by a disk that cannot be written, and later ones are not; at most a thousand', async () => {
    const written: number[][] = [];
    let isFull = true;
    const writes = {
      defaultReplies: (replies) => void written.push(replies.map(({ id }) => id)),
    } as Writes;
    const save = createReplyBatch(
      createGroupCommit<{ readonly writes: Writes }>({
        transact: (work) => {
          if (isFull) throw new Error('full');
          work({ writes });
        },
        sync: async () => undefined,
        syncNow: () => undefined,
        onFault: () => undefined,
      }),
    );
    const outcomes = (ids: readonly number[]) =>
      Promise.allSettled(ids.map((id) => save(id, { status: 200, ms: 1 }))).then((settled) =>
        settled.map(({ status }) => status),
      );
    expect(await outcomes([1, 2])).toEqual(['rejected', 'rejected']);
    isFull = false;
    expect(await outcomes([3, 4])).toEqual(['fulfilled', 'fulfilled']);
    expect(await outcomes([5])).toEqual(['fulfilled']);
    expect(written).toEqual([[3, 4], [5]]);
    const many = Array.from({ length: 1_001 }, (_, n) => n + 6);
    await outcomes(many);
    expect(written.slice(2)).toEqual([many.slice(0, 1_000), many.slice(1_000)]);
  });
});
