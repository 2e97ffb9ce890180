import type { StateCreator } from 'zustand';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { Settings, SettingsChange } from '../../shared/settings.ts';
import type { ReplyRule } from '../../shared/reply-rules.ts';
import type { WindowState } from './window-store.ts';

type Outcome = ReturnType<Calls['settings.change']>;

/** How everything was answered before the rules were switched off. */
interface Before {
  /** The ids of the rules that were on. */
  readonly on: readonly string[];
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
  readonly switchRepliesOff: () => Promise<Outcome>;
  /** Switches on again what was on; what became of the rules since then stays. */
  readonly restoreReplies: () => Promise<Outcome | void>;
  readonly dismissReplies: () => void;
}

/** What is answered: the rules, how often each decided, and a way back to the default reply. */
export function createRepliesSlice(
  bridge: Bridge,
): StateCreator<WindowState, [], [], RepliesSlice> {
  return (set, get) => {
    let last: Promise<unknown> = Promise.resolve();

    /** Changes follow one another, each made of the settings that the one before left. */
    function change(toChange: (now: Settings) => SettingsChange): Promise<Outcome> {
      const changed = last.then(() => {
        const settings = get().inspector?.settings;
        return get().changeSettings(settings === undefined ? {} : toChange(settings));
      });
      last = changed;
      return changed;
    }

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
      editRules: (edit) => change(({ replies }) => ({ replies: [...edit(replies)] })),
      async switchRepliesOff() {
        let before: Before | null = null;
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
