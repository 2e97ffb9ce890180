import type { MouseEvent } from 'react';
import type { ContextMenuItem } from '../../shared/context-menu.ts';
import { cutText } from '../../shared/cut-text.ts';
import { textQuery } from '../../shared/text-query.ts';
import { bridge } from '../bridge.ts';
import { inBackground } from './failures.ts';

/** A place in the page, in CSS pixels. */
interface MenuPosition {
  readonly x: number;
  readonly y: number;
}

/** Characters of a value that are told to the main process, for labels and the search. */
const toldCharacters = 1_000;

interface MenuAbout {
  /** What the entries are about. */
  readonly value?: string;
  /** Whether the entry `redact` is on. */
  readonly redacts?: boolean;
}

/**
 * Shows a native context menu.
 *
 * @returns the chosen entry; `null` for none, and for what the main process does: it copies and selects text, and searches.
 */
export function showContextMenu(
  items: readonly (ContextMenuItem | 'separator')[],
  { x, y }: MenuPosition,
  { value, redacts = false }: MenuAbout = {},
): Promise<ContextMenuItem | null> {
  const at = { x: Math.max(0, x), y: Math.max(0, y) };
  const told = value === undefined ? {} : { value: cutText(value.trim(), toldCharacters) };
  return bridge.call('menu.show', { items, at, redacts, ...told });
}

/** The entry that searches for a value, unless it has nothing to search for. */
export function searchItem(value: string): readonly ['searchValue'] | readonly [] {
  return textQuery(value) === null ? [] : ['searchValue'];
}

/**
 * For the element around a value and its buttons: a context menu that copies the value and searches for it. Over a
 * selected part of the text, the menu is about that part, and the main process shows it.
 */
export function valueMenu(value: string): { onContextMenu: (event: MouseEvent) => void } {
  return {
    onContextMenu: (event) => {
      if (event.defaultPrevented || value === '' || isTextSelected(event.currentTarget)) return;
      event.preventDefault();
      const place = { x: event.clientX, y: event.clientY };
      inBackground(
        showContextMenu(['copyValue', ...searchItem(value)], place, { value }).then(
          async (chosen) => {
            if (chosen === 'copyValue') await bridge.call('clipboard.write', value);
          },
        ),
      );
    },
  };
}

function isTextSelected(element: Element): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}
