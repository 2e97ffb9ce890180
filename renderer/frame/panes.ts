/** The parts of the window that F6 goes through, in their order, and what has the focus in each. */
const paneTargets = {
  address: () => document.querySelector<HTMLElement>('.app > header button:not(:disabled)'),
  list: () =>
    document.querySelector<HTMLElement>('.rows-scroller') ??
    document.querySelector<HTMLElement>('.request-list input'),
  detail: () => document.querySelector<HTMLElement>('.detail'),
  /**
   * The frame of a mail, which scrolls by the keys that it gets. A frame that is focused while it still loads has lost the
   * keys when its document is there, because that is in another process.
   */
  message: () =>
    document.querySelector<HTMLElement>('.detail :not([aria-busy="true"]) > .mail-frame'),
} as const;

export type PaneName = keyof typeof paneTargets;
const paneNames = Object.keys(paneTargets) as readonly PaneName[];

/** Moves the focus into a part of the window. @returns whether it is there. */
export function focusPane(name: PaneName): boolean {
  const target = paneTargets[name]();
  target?.focus();
  return target !== null && document.activeElement === target;
}

/** The part that has the focus; `null` for none. */
export function focusedPane(): PaneName | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  if (focused === paneTargets.message()) return 'message';
  if (focused.closest('.detail') !== null) return 'detail';
  if (focused.closest('.request-list') !== null) return 'list';
  return focused.closest('.app > header') === null ? null : 'address';
}

/** The parts after the one with the focus in the order of F6, or before it, the nearest first. */
export function panesFrom(focused: PaneName | null, step: 1 | -1): readonly PaneName[] {
  const all = step === 1 ? paneNames : paneNames.toReversed();
  if (focused === null) return all;
  const at = all.indexOf(focused);
  return [...all.slice(at + 1), ...all.slice(0, at)];
}
