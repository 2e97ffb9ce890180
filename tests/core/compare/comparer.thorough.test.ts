import { describe, expect, it, onTestFinished } from 'vitest';
import { createRequestReader } from '../../../electron/core/body-reader/request-reader.ts';
import { createComparer } from '../../../electron/core/compare/comparer.ts';
import { createDetails } from '../../../electron/core/views/details.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { make, openHere } from '../store/stores.ts';
import { withLongestTurn } from '../../support/longest-turn.ts';

async function comparing(...bodies: readonly string[]) {
  return (await stored(...bodies)).comparer;
}

async function stored(...bodies: readonly string[]) {
  const { store } = openHere();
  for (const body of bodies) await store.saveCapture(make(store.nextId(), body));
  const reader = createRequestReader(store, () => context);
  const details = createDetails(store, (request) => reader.read('inspection', request, 'view'));
  const comparer = createComparer(store, details);
  onTestFinished(async () => {
    await comparer.close();
    await reader.close();
  });
  return { store, comparer };
}

describe('two stored requests', () => {
  it('are compared by what is stored, and are nothing when one is missing', async () => {
    const comparer = await comparing('{"a":1}', '{"a":2}');
    expect(await comparer.requests(1, 2)).toMatchObject({
      isSame: false,
      difference: { code: 'fields', names: ['a'] },
    });
    expect(await comparer.requests(1, 1)).toMatchObject({ isSame: true });
    expect(await comparer.requests(1, 3)).toBeNull();
  });

  it('are compared by their answers', async () => {
    const { store, comparer } = await stored('{}');
    const answered = async (status: number, body: string) => {
      const answer = { status, statusText: '', headers: [], body: Buffer.from(body), isCut: false };
      const id = await store.dispatches.addEnded(
        {
          ...{ requestId: 1, cause: 'send', destination: null, url: 'http://127.0.0.1:1/' },
          ...{ changes: { signedWith: null, isNew: false, isEdited: false }, attempt: 1 },
          ...{ mayBeTwice: false, at: 1, isWaiting: false, sent: null },
        },
        {
          outcome: { is: 'answered', status, bodyBytes: body.length, isCut: false },
          ms: 1,
          answer,
        },
      );
      return id ?? 0;
    };
    const [one, other] = [await answered(500, '{"error":1}'), await answered(200, '{"ok":1}')];
    const found = await comparer.answers(one, other);
    expect(found).toMatchObject({
      subject: 'answers',
      difference: {
        code: 'fields',
        names: ['ok', 'error'],
        parts: [{ code: 'status', values: { before: 500, after: 200 } }],
      },
    });
    expect(await comparer.answers(one, one)).toMatchObject({ isSame: true });
    expect(await comparer.answers(one, 99)).toBeNull();
  });

  const size = effort({ usual: 3_000_000, full: 25_000_000 });
  const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length));

  it.each([
    ['fields without end', (end: string) => `{${fill('"a":1,')}"b":${end}}`],
    ['an endless text', (end: string) => JSON.stringify({ message: `${fill('A')}${end}` })],
    ['an endless list', (end: string) => `[${end},${fill('0,')}${end}]`],
  ])('do not block the event loop while they are compared: %s', async (_, body) => {
    const comparer = await comparing(body('1'), body('2'));
    const [found, turnMs] = await withLongestTurn(() => comparer.requests(1, 2));
    expect(found).toMatchObject({ isSame: false });
    expect(JSON.stringify(found).length).toBeLessThan(2_000_000);
    expect(turnMs).toBeLessThan(100);
  });
});
