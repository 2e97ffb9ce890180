import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { SettingsOutcome } from '../../shared/settings.ts';
import type { ReplyRule } from '../../shared/reply-rules.ts';
import { createListRemoval, withRemoved } from './list-removal.ts';
import { createOrderedChanges } from './ordered-changes.ts';
import type { WindowState } from './window-store.ts';

/** The rules and the status before all rules were switched off. */
interface RepliesBefore {
  /** The ids of the rules that were on. */
  readonly on: readonly string[];
  readonly status: number;
}

/** A rule that was removed. */
export interface RemovedRule {
  readonly rule: ReplyRule;
  /** Its former index in the list. */
  readonly index: number;
}

export interface RepliesSlice {
  /** How many of the stored requests each rule answered, by the rule's id. */
  readonly ruleCounts: Readonly<Record<string, number>>;
  /** What undoing restores; `null` when nothing was switched off. */
  readonly repliesBefore: RepliesBefore | null;
  /** Loads again how many requests each rule answered. */
  readonly countRules: () => Promise<void>;
  /** Changes the rules. Changes run one after another, so `edit` gets the rules that the change before left. */
  readonly editRules: (
    edit: (rules: readonly ReplyRule[]) => readonly ReplyRule[],
  ) => Promise<SettingsOutcome>;
  /** The one that was removed last; `null` when there is nothing to undo. */
  readonly removedRule: RemovedRule | null;
  readonly removeRule: (id: string) => Promise<SettingsOutcome>;
  /** Undoes the removal. */
  readonly restoreRule: () => Promise<SettingsOutcome | void>;
  readonly dismissRemovedRule: () => void;
  /** Switches all rules off and answers every request with 200 at once. */
  readonly switchRepliesOff: () => Promise<SettingsOutcome>;
  /** Switches on again the rules that were on; later changes of the rules stay. */
  readonly restoreReplies: () => Promise<SettingsOutcome | void>;
  readonly dismissReplies: () => void;
}

/** The reply rules, how often each decided, and switching them off and on again. */
export function createRepliesSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], RepliesSlice> {
  return (set, get) => {
    const change = createOrderedChanges(get);
    const removal = createListRemoval<RemovedRule>(change, {
      get: () => get().removedRule,
      set: (removedRule) => set({ removedRule }),
    });

    return {
      ruleCounts: {},
      repliesBefore: null,
      removedRule: null,
      async countRules() {
        try {
          set({ ruleCounts: await bridge.call('replies.counts') });
        } catch {
          // After a failure, the next change of the list loads them again.
        }
      },
      editRules: (edit) => change(({ replies }) => ({ replies: [...edit(replies)] })),
      removeRule: (id) =>
        removal.remove(({ replies }) => {
          const index = replies.findIndex((rule) => rule.id === id);
          const rule = replies[index];
          if (rule === undefined) return null;
          return { removed: { rule, index }, change: { replies: replies.toSpliced(index, 1) } };
        }),
      restoreRule: () =>
        removal.restore(({ rule, index }, { replies }) => ({
          replies: withRemoved(replies, { one: rule, index }),
        })),
      dismissRemovedRule: () => set({ removedRule: null }),
      async switchRepliesOff() {
        let before: RepliesBefore | null = null;
        const changed = await change(({ replies, replyStatus }) => {
          const on = replies.filter((rule) => rule.on).map(({ id }) => id);
          before = { on, status: replyStatus };
          return { replies: replies.map((rule) => ({ ...rule, on: false })), replyStatus: 200 };
        });
        if (changed.ok) set({ repliesBefore: before });
        return changed;
      },
      async restoreReplies() {
        const before = get().repliesBefore;
        if (before === null) return undefined;
        set({ repliesBefore: null });
        const changed = await change(({ replies }) => ({
          replies: replies.map((rule) =>
            before.on.includes(rule.id) ? { ...rule, on: true } : rule,
          ),
          replyStatus: before.status,
        }));
        if (!changed.ok) set({ repliesBefore: before });
        return changed;
      },
      dismissReplies: () => set({ repliesBefore: null }),
    };
  };
}
