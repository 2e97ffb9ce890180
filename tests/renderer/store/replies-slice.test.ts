import { describe, expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { Settings } from '../../../shared/settings.ts';
import { ruleOf } from '../../support/rules.ts';
import { stateWith } from '../inspector-state.ts';
import { recordedBridge } from '../recorded-bridge.ts';

function opened(given: Partial<Settings>) {
  const recorded = recordedBridge();
  const store = createWindowStore(recorded.bridge, () => 0);
  store.getState().setInspector(stateWith(given));
  const begun = () => new Promise((resolve) => setImmediate(resolve));
  /** Says that the last change of settings was kept. */
  const keep = async () => {
    await begun();
    const [change] = recorded.asked('settings.change').at(-1) ?? [];
    const settings = { ...store.getState().inspector?.settings, ...change } as Settings;
    await recorded.answer('settings.change', { ok: true, value: settings });
  };
  const rules = () => store.getState().inspector?.settings.replies.map(({ id, on }) => [id, on]);
  return { ...recorded, store, begun, keep, rules };
}

const two = [ruleOf({ id: 'a' }), ruleOf({ id: 'b', on: false })];

describe('rules', () => {
  it('are changed one after another, each from the result of the one before', async () => {
    const { store, asked, keep, rules } = opened({ replies: two });
    void store.getState().editRules((all) => all.filter(({ id }) => id !== 'a'));
    void store.getState().editRules((all) => [...all, ruleOf({ id: 'c' })]);
    await keep();
    expect(asked('settings.change')).toHaveLength(2);
    await keep();
    expect(rules()).toEqual([
      ['b', false],
      ['c', true],
    ]);
  });

  it('are all switched off with the default reply at 200, and restored', async () => {
    const { store, keep, rules } = opened({ replies: two, replyStatus: 500 });
    void store.getState().switchRepliesOff();
    await keep();
    expect(rules()).toEqual([
      ['a', false],
      ['b', false],
    ]);
    expect(store.getState().inspector?.settings.replyStatus).toBe(200);
    void store.getState().restoreReplies();
    await keep();
    expect(rules()).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(store.getState().inspector?.settings.replyStatus).toBe(500);
    expect(store.getState().repliesBefore).toBeNull();
  });

  it('keep changes that were made while they were off', async () => {
    const { store, keep, rules } = opened({ replies: [...two, ruleOf({ id: 'gone' })] });
    void store.getState().switchRepliesOff();
    await keep();
    void store
      .getState()
      .editRules((all) => [ruleOf({ id: 'new' }), ...all.filter(({ id }) => id !== 'gone')]);
    await keep();
    void store.getState().restoreReplies();
    await keep();
    expect(rules()).toEqual([
      ['new', true],
      ['a', true],
      ['b', false],
    ]);
  });

  it('can not be restored when switching them off failed', async () => {
    const { store, begun, answer } = opened({ replies: two });
    void store.getState().switchRepliesOff();
    await begun();
    await answer('settings.change', { ok: false, fault: 'not-saved', detail: 'full' });
    expect(store.getState().repliesBefore).toBeNull();
  });
});

describe('a renewed path', () => {
  it('can be undone, also to no path', async () => {
    for (const token of ['old', null]) {
      const { store, asked, answer } = opened({ pathToken: token });
      void store.getState().renewPath();
      await answer('path.renew', { ok: true, value: stateWith({ pathToken: 'new' }).settings });
      void store.getState().restorePath();
      expect(asked('settings.change')).toEqual([[{ pathToken: token }]]);
    }
  });
});
