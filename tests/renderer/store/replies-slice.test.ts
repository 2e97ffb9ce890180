import { describe, expect, it } from 'vitest';
import { createWindowStore, type WindowState } from '../../../renderer/store/window-store.ts';
import type { Settings } from '../../../shared/settings.ts';
import { destinationOf } from '../../support/destination.ts';
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

  it('cannot be restored when switching them off failed', async () => {
    const { store, begun, answer } = opened({ replies: two });
    void store.getState().switchRepliesOff();
    await begun();
    await answer('settings.change', { ok: false, fault: 'not-saved', detail: 'full' });
    expect(store.getState().repliesBefore).toBeNull();
  });
});

/** Removing the first of two rules, and of two destinations, in a window. */
const removals = [
  {
    what: 'a rule',
    given: { replies: two },
    ids: ({ replies }: Settings) => replies.map(({ id }) => id),
    remove: (state: WindowState) => state.removeRule('a'),
    restore: (state: WindowState) => state.restoreRule(),
    removed: (state: WindowState) => state.removedRule?.rule.id ?? null,
  },
  {
    what: 'a destination',
    given: { destinations: [destinationOf(1, { id: 'a' }), destinationOf(2, { id: 'b' })] },
    ids: ({ destinations }: Settings) => destinations.map(({ id }) => id),
    remove: (state: WindowState) => state.removeDestination('a'),
    restore: (state: WindowState) => state.restoreDestination(),
    removed: (state: WindowState) => state.removedDestination?.destination.id ?? null,
  },
];

describe.each(removals)('the removal of $what', ({ given, ids, remove, restore, removed }) => {
  const openedWith = () => {
    const all = opened(given);
    const state = () => all.store.getState();
    const settings = () => state().inspector?.settings ?? stateWith().settings;
    return { ...all, state, ids: () => ids(settings()) };
  };
  const refused = { ok: false, fault: 'not-saved', detail: 'full' } as const;

  it('can be undone before it is saved, and then brings it back to its place', async () => {
    const { state, keep, begun, ids: now } = openedWith();
    void remove(state());
    await begun();
    expect(removed(state())).toBe('a');
    void restore(state());
    expect(removed(state())).toBeNull();
    await keep();
    expect(now()).toEqual(['b']);
    await keep();
    expect(now()).toEqual(['a', 'b']);
  });

  it('that fails is not said any more, and undoing it brings no second one', async () => {
    const { state, begun, answer, keep, ids: now } = openedWith();
    void remove(state());
    await begun();
    await answer('settings.change', refused);
    expect(removed(state())).toBeNull();
    void remove(state());
    await begun();
    void restore(state());
    await answer('settings.change', refused);
    await keep();
    expect(now()).toEqual(['a', 'b']);
    expect(removed(state())).toBeNull();
  });

  it('is said again when undoing it failed', async () => {
    const { state, begun, answer, keep } = openedWith();
    void remove(state());
    await keep();
    void restore(state());
    await begun();
    await answer('settings.change', refused);
    expect(removed(state())).toBe('a');
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
