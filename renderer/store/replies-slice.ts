import type { StateCreator } from 'zustand';
import type { Bridge, Calls } from '../../shared/contract.ts';
import type { ReplyRule } from '../../shared/reply-rules.ts';
import type { WindowState } from './window-store.ts';

type Outcome = ReturnType<Calls['settings.change']>;

/** How everything was answered before the rules were switched off. */
interface Before {
  readonly rules: readonly ReplyRule[];
  readonly status: number;
}

export interface RepliesSlice {
  /** How many of the kept requests each rule answered, by its id. */
  readonly ruleCounts: Readonly<Record<string, number>>;
  /** What can be brought back, `null` when nothing was switched off. */
  readonly repliesBefore: Before | null;
  /** Asks anew how many requests each rule answered. */
  readonly countRules: () => Promise<void>;
  /** Changes the rules as they are by then; changes follow one another. */
  readonly editRules: (
    edit: (rules: readonly ReplyRule[]) => readonly ReplyRule[],
  ) => Promise<Outcome>;
  /** Answers everything with 200 at once again. */
  readonly switchRepliesOff: () => Promise<void>;
  readonly restoreReplies: () => Promise<void>;
  readonly dismissReplies: () => void;
}

/** What is answered: the rules, how often each decided, and a way back to the plain reply. */
export function createRepliesSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], RepliesSlice> {
  return (set, get) => {
    let last: Promise<unknown> = Promise.resolve();

    return {
      ruleCounts: {},
      repliesBefore: null,
      async countRules() {
        try {
          set({ ruleCounts: await bridge.call('replies.counts') });
        } catch {
          // An inspector that is being started again is asked anew with the next change of the list.
        }
      },
      editRules(edit) {
        const edited = last.then(() => {
          const rules = get().inspector?.settings.replies ?? [];
          return get().changeSettings({ replies: [...edit(rules)] });
        });
        last = edited;
        return edited;
      },
      async switchRepliesOff() {
        const settings = get().inspector?.settings;
        if (settings === undefined) return;
        const before = { rules: settings.replies, status: settings.replyStatus };
        const replies = settings.replies.map((rule) => ({ ...rule, on: false }));
        const changed = await get().changeSettings({ replies, replyStatus: 200 });
        if (changed.ok) set({ repliesBefore: before });
      },
      async restoreReplies() {
        const before = get().repliesBefore;
        if (before === null) return;
        set({ repliesBefore: null });
        await get().changeSettings({ replies: [...before.rules], replyStatus: before.status });
      },
      dismissReplies: () => set({ repliesBefore: null }),
    };
  };
}
