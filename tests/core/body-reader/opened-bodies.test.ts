import { describe, expect, it, onTestFinished } from 'vitest';
import { createOpenedBodies } from '../../../electron/core/body-reader/opened-bodies.ts';
import { createRequestReader } from '../../../electron/core/body-reader/request-reader.ts';
import { context } from '../../support/keys.ts';
import { posted } from '../../support/posted.ts';

function request(id: number, text: string) {
  const bytes = Buffer.from(text);
  return { bytes, request: { ...posted(bytes), id } };
}

/** A reader over one body, and how often that was loaded from the store. */
function readerOf(bytes: Buffer) {
  let loads = 0;
  const reader = createRequestReader(
    {
      body: () => {
        loads += 1;
        return bytes;
      },
      bodySlice: (_, from, count) => {
        if (from === 0) loads += 1;
        return Uint8Array.from(bytes.subarray(from, from + count));
      },
    },
    () => context,
  );
  onTestFinished(() => reader.close());
  return { reader, loads: () => loads };
}

const message = JSON.stringify({ type: 'SMS', message: 'Hi', phone: '+15005550006' });
const longMessage = JSON.stringify({ type: 'SMS', message: 'Hi '.repeat(50_000) });
const calls = ['inspection', 'text', 'parts', 'html', 'sms'] as const;

describe('a body', () => {
  it.each([
    ['a short one', message],
    ['a long one, in the thread', longMessage],
  ])('is loaded and decoded once for all calls of a view: %s', async (_, text) => {
    const { bytes, request: captured } = request(1, text);
    const { reader, loads } = readerOf(bytes);
    const read = async (name: (typeof calls)[number]) => reader.read(name, captured, 'view');
    for (const name of calls) expect(await read(name), name).toMatchObject({ ok: true });
    expect(await read('text')).toMatchObject({ value: { raw: text } });
    expect(await read('sms')).toMatchObject({ value: { encoding: 'GSM-7' } });
    expect(loads()).toBe(1);
  });

  it('is not remembered after it was read in the background', async () => {
    const { bytes, request: captured } = request(1, longMessage);
    const { reader, loads } = readerOf(bytes);
    await reader.read('inspection', captured, 'background');
    await reader.read('inspection', captured, 'background');
    expect(loads()).toBe(2);
  });

  it('is loaded again after captures were deleted', async () => {
    const { bytes, request: captured } = request(1, message);
    const { reader, loads } = readerOf(bytes);
    await reader.read('text', captured, 'view');
    reader.forget();
    await reader.read('text', captured, 'view');
    expect(loads()).toBe(2);
  });
});

describe('a body of more than 4 MB', () => {
  const html = '<p>é</p>'.repeat(600_000);
  const veryLong = JSON.stringify({ type: 'Email', messageId: 'm', html });

  it('is read in parts for its detail, and whole for its HTML', async () => {
    const { bytes, request: captured } = request(1, veryLong);
    const { reader } = readerOf(bytes);
    const inspection = await reader.read('inspection', captured, 'view');
    expect(inspection).toMatchObject({
      value: { inspection: { kind: 'email', message: { htmlLength: html.length } } },
    });
    expect(await reader.read('text', captured, 'view')).toMatchObject({
      value: { language: 'json', raw: veryLong.slice(0, 2_000_000), cut: true, spots: [] },
    });
    expect(await reader.read('html', captured, 'view')).toMatchObject({ value: html });
    expect(await reader.read('inspection', captured, 'background')).toEqual(inspection);
  });

  it('that is deleted while it is read is not a failure', async () => {
    const { bytes, request: captured } = request(1, veryLong);
    const reader = createRequestReader(
      {
        body: () => null,
        bodySlice: (_, from, count) =>
          from === 0 ? Uint8Array.from(bytes.subarray(from, from + count)) : null,
      },
      () => context,
    );
    onTestFinished(() => reader.close());
    expect(await reader.read('inspection', captured, 'background')).toBeNull();
    expect(await reader.read('html', captured, 'view')).toBeNull();
  });
});

describe('remembered bodies', () => {
  const kilobyte = `"${'a'.repeat(1_022)}"`;

  it('are the last ones that fit into the limit together', async () => {
    const bodies = createOpenedBodies(15_000);
    for (const id of [1, 2, 1, 3]) {
      const { bytes, request: captured } = request(id, kilobyte);
      await bodies.open(captured, () => bytes);
    }
    expect(bodies.ids()).toEqual([1, 3]);
  });

  it('do not include one beyond the limit, nor lose others to it', async () => {
    const bodies = createOpenedBodies(15_000);
    for (const [id, text] of [
      [1, kilobyte],
      [2, `"${'a'.repeat(20_000)}"`],
    ] as const) {
      const { bytes, request: captured } = request(id, text);
      await bodies.open(captured, () => bytes);
    }
    expect(bodies.ids()).toEqual([1]);
  });

  it('are parsed once', async () => {
    const bodies = createOpenedBodies(15_000);
    const { bytes, request: captured } = request(1, message);
    const first = await bodies.open(captured, () => bytes);
    const again = await bodies.open(captured, () => bytes);
    expect(again.json()).toBe(first.json());
  });
});
