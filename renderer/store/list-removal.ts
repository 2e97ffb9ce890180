import type { Settings, SettingsChange, SettingsOutcome } from '../../shared/settings.ts';
import type { OrderedChange } from './ordered-changes.ts';

/** Removing one of a list within the settings, and bringing it back. */
interface ListRemoval<Removed> {
  /** @param take says what is removed and how; `null` when it is gone already. */
  remove(
    take: (now: Settings) => { readonly removed: Removed; readonly change: SettingsChange } | null,
  ): Promise<SettingsOutcome>;
  /** @param putBack gets the settings without it, or with it when its removal failed. */
  restore(
    putBack: (removed: Removed, now: Settings) => SettingsChange,
  ): Promise<SettingsOutcome | void>;
}

/**
 * A removal can be undone from the moment of the user's action, also while it is being saved: undoing is the change after it.
 *
 * @param shown the one that was removed last and can be brought back; `null` when there is none.
 */
export function createListRemoval<Removed>(
  change: OrderedChange,
  shown: { readonly get: () => Removed | null; readonly set: (removed: Removed | null) => void },
): ListRemoval<Removed> {
  return {
    async remove(take) {
      const taken: { removed: Removed | null } = { removed: null };
      const changed = await change((now) => {
        const found = take(now);
        if (found === null) return {};
        taken.removed = found.removed;
        shown.set(found.removed);
        return found.change;
      });
      if (!changed.ok && shown.get() === taken.removed) shown.set(null);
      return changed;
    },
    async restore(putBack) {
      const removed = shown.get();
      if (removed === null) return undefined;
      // Cleared first, so that a second press does nothing.
      shown.set(null);
      const changed = await change((now) => putBack(removed, now));
      if (!changed.ok && shown.get() === null) shown.set(removed);
      return changed;
    },
  };
}

/** A list with one more, unless that is in it already. */
export function withRemoved<One extends { readonly id: string }>(
  all: readonly One[],
  { one, index }: { readonly one: One; readonly index: number },
): One[] {
  return all.some(({ id }) => id === one.id) ? [...all] : all.toSpliced(index, 0, one);
}
