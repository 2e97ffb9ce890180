import { describe, expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';

function opened() {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  store.setState({ selection: { id: 7, index: 0 } });
  return { ...recorded, store, note: () => store.getState().copyNote };
}

const text = {
  language: 'json',
  charset: 'utf-8',
  raw: '{"a":1}',
  pretty: null,
  cut: false,
  spots: [],
} as const;

describe('copying requests', () => {
  it('puts the text into the clipboard, and says how many it holds', async () => {
    const { store, asked, answer, note } = opened();
    const copying = store.getState().copySelection('curl');
    expect(asked('copy.requests')).toEqual([
      [{ scope: { ids: [7] }, format: 'curl', redact: false }],
    ]);
    await answer('copy.requests', { ok: true, value: { text: 'curl', count: 3, leftOut: 1 } });
    expect(asked('clipboard.write')).toEqual([['curl']]);
    await answer('clipboard.write', undefined);
    await copying;
    expect(note()).toEqual({ is: 'copied', count: 3, leftOut: 1, isRedacted: false });
  });

  it('says why nothing was copied', async () => {
    const { store, answer, fail, note, asked } = opened();
    for (const fault of ['too-much', 'nothing-fits'] as const) {
      const copying = store.getState().copySelection('json');
      await answer('copy.requests', { ok: false, fault, detail: '' });
      await copying;
      expect(note()).toEqual({ is: fault });
    }
    const copying = store.getState().copySelection('json');
    await fail('copy.requests', 'The inspector ended.');
    await copying;
    expect(note()).toEqual({ is: 'failed', detail: 'Error: The inspector ended.' });
    expect(asked('clipboard.write')).toEqual([]);
  });
});

describe('copying a body', () => {
  it.each([
    [null, 'not-text'],
    [{ ...text, language: 'binary' }, 'not-text'],
    [{ ...text, cut: true }, 'too-much'],
  ] as const)('copies no body that is not all there as text', async (body, is) => {
    const { store, answer, note, asked } = opened();
    const copying = store.getState().copyBody(7);
    await answer('body.text', body);
    await copying;
    expect(note()).toEqual({ is });
    expect(asked('clipboard.write')).toEqual([]);
  });

  it('copies it as it is, not indented', async () => {
    const { store, answer, asked } = opened();
    const copying = store.getState().copyBody(7);
    await answer('body.text', { ...text, pretty: '{\n  "a": 1\n}' });
    await answer('clipboard.write', undefined);
    await copying;
    expect(asked('clipboard.write')).toEqual([['{"a":1}']]);
  });
});
