import type { MouseEvent } from 'react';
import type { ContextMenuItem } from '../../shared/context-menu.ts';
import { exportFormats } from '../../shared/export.ts';
import { idQuery } from '../../shared/text-query.ts';
import { bridge } from '../bridge.ts';
import { redactsExports } from '../store/export-slice.ts';
import { pairOf, scopeOf } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
import { showContextMenu } from '../ui/context-menu.ts';
import { inBackground } from '../ui/failures.ts';
import { messageQuery, previousAttempt, previousOfContact, rowMenu } from './row-menu.ts';
import type { MenuSubject } from './row-menu.ts';
import { useSelectionActions } from './use-selection-actions.ts';

/** Milliseconds that the menu waits for what is known of its request. */
const patienceMs = 300;

/** The context menu of the selected requests: by the secondary button on a row, the menu key, or Shift+F10. */
export function useRowMenu(): (event: MouseEvent) => void {
  const { id } = useWindow((state) => state.selection);
  const many = useWindow((state) => state.many);
  const setFilter = useWindow((state) => state.setFilter);
  const openEditor = useWindow((state) => state.openEditor);
  const openPlay = useWindow((state) => state.openPlay);
  const compareRequests = useWindow((state) => state.compareRequests);
  const exportSelection = useWindow((state) => state.exportSelection);
  const copyBody = useWindow((state) => state.copyBody);
  const copySelection = useWindow((state) => state.copySelection);
  const typesOfSelection = useWindow((state) => state.typesOfSelection);
  const changeSettings = useWindow((state) => state.changeSettings);
  const redacts = useWindow(redactsExports);
  const { remove, sendAgain, togglePin, willUnpin } = useSelectionActions();

  async function open(place: { readonly x: number; readonly y: number }): Promise<void> {
    if (scopeOf(many, id) === null) return;
    const one = many !== null || id === null ? null : await readOne(id);
    const pair = pairOf(many);
    const items = rowMenu({
      one,
      isMany: many !== null,
      isPair: pair !== null,
      isPinned: willUnpin,
    });
    const chosen = await showContextMenu(items, place, { redacts });
    if (chosen !== null) await act(chosen, one, pair);
  }

  async function act(
    chosen: ContextMenuItem,
    one: MenuSubject['one'],
    pair: readonly [number, number] | null,
  ): Promise<void> {
    const message = one?.detail.inspection?.message ?? null;
    const compare = (other: number | null | undefined) => {
      if (other !== null && other !== undefined && id !== null) compareRequests(other, id);
    };
    const search = (text: string | null) => {
      if (text !== null) setFilter({ text, show: 'all' });
    };
    const format = exportFormats.find((name) => chosen.endsWith(`:${name}`));
    if (format !== undefined)
      return chosen.startsWith('copy:') ? copySelection(format) : exportSelection(format);
    if (chosen === 'copyBody' && id !== null) return copyBody(id);
    if (chosen === 'searchContact') search(idQuery('contact', message?.contactId ?? null));
    if (chosen === 'searchMessage') search(messageQuery(message));
    if (chosen === 'compareSelected' && pair !== null) compareRequests(...pair);
    if (chosen === 'compareAttempt') compare(one && previousAttempt(one));
    if (chosen === 'compareContact') compare(one && previousOfContact(one));
    if (chosen === 'sendAgain') sendAgain();
    if (chosen === 'editAndSend' && id !== null) openEditor({ id });
    if (chosen === 'play') openPlay(scopeOf(many, id));
    if (chosen === 'pin' || chosen === 'unpin') togglePin();
    if (chosen === 'remove') remove();
    if (chosen === 'types') typesOfSelection();
    if (chosen === 'redact') await changeSettings({ redactExports: !redacts });
  }

  return (event) => {
    event.preventDefault();
    const { clientX: x, clientY: y, currentTarget, target } = event;
    // By a key, the event is of the list, which has the focus, and its place is none of the row's.
    const row = target instanceof Element ? target.closest('.row') : null;
    const focused = row ?? currentTarget.querySelector('.row-focused');
    const box = (focused ?? currentTarget).getBoundingClientRect();
    inBackground(open(row === null ? { x: box.left + 32, y: box.top + 24 } : { x, y }));
  };
}

/** What is known of a request, as far as it is known soon: a long body takes its time. */
function readOne(id: number): Promise<MenuSubject['one']> {
  const known = Promise.all([
    bridge.call('request.get', { id }),
    bridge.call('request.related', { id }),
  ]).then(
    ([detail, related]) => (detail === null ? null : { detail, related }),
    () => null,
  );
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  return Promise.race([known, late]);
}
