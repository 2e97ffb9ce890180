import {
  getChunks,
  goToNextChunk,
  goToPreviousChunk,
  MergeView,
  unifiedMergeView,
} from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import { everyHidden, nameOf } from '../../shared/hidden-characters.ts';
import { readOnlyCode } from '../ui/read-only-code.ts';
import type { ShownCode } from '../ui/read-only-code.ts';
import { mergeTheme } from './merge-theme.ts';

export interface MergeHandle {
  /** Moves to the next difference, or to the previous one. @returns its place among all, from 1 on; `null` for none. */
  readonly go: (to: 'next' | 'previous') => { readonly at: number; readonly count: number } | null;
}

interface MergedTextsProps {
  readonly left: ShownCode;
  readonly right: ShownCode;
  readonly layout: 'split' | 'unified';
  /** Shows only the lines around the differences; the others can be unfolded. */
  readonly isFolded: boolean;
  readonly handle: Ref<MergeHandle>;
}

/** Very different texts are compared roughly, so that the window never waits for long. */
const diffConfig = { scanLimit: 500, timeout: 300 } as const;

/**
 * Two read-only texts with their differences, beside each other or as one. They are in a shadow root, where CodeMirror
 * uses adopted style sheets: our policy forbids inline ones.
 */
export function MergedTexts({ left, right, layout, isFolded, handle }: MergedTextsProps) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView | null>(null);

  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (root === undefined) return;
    const folding = isFolded ? { collapseUnchanged: { margin: 3, minSize: 6 } } : {};
    const { view, destroy } =
      layout === 'split' ? split(root, left, right, folding) : unified(root, left, right, folding);
    shown.current = view;
    return () => {
      shown.current = null;
      destroy();
    };
  }, [left, right, layout, isFolded]);

  useImperativeHandle(handle, () => ({
    go: (to) => {
      const view = shown.current;
      if (view === null) return null;
      (to === 'next' ? goToNextChunk : goToPreviousChunk)(view);
      view.focus();
      return placeIn(view.state);
    },
  }));

  return <div ref={host} className="compare-merge" />;
}

type Folding = {
  readonly collapseUnchanged?: { readonly margin: number; readonly minSize: number };
};

function split(root: ShadowRoot, left: ShownCode, right: ShownCode, folding: Folding) {
  const side = (code: ShownCode) => ({
    doc: code.text,
    extensions: [readOnlyCode(code), mergeTheme],
  });
  const merge = new MergeView({
    ...{ a: side(left), b: side(right), parent: root, root, diffConfig },
    ...folding,
  });
  merge.dom.style.height = '100%';
  return { view: merge.b, destroy: () => merge.destroy() };
}

function unified(root: ShadowRoot, left: ShownCode, right: ShownCode, folding: Folding) {
  // What was deleted is drawn as plain text, so hidden characters are named within both texts.
  const code = { ...right, text: named(right.text) };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: code.text,
      extensions: [
        readOnlyCode(code),
        mergeTheme,
        unifiedMergeView({
          ...{ original: named(left.text), mergeControls: false, diffConfig },
          ...folding,
        }),
      ],
    }),
  });
  return { view, destroy: () => view.destroy() };
}

function named(text: string): string {
  return text.replace(everyHidden, (character) => `[${nameOf(character)}]`);
}

/** Which difference holds the selection. */
function placeIn(state: EditorState): { at: number; count: number } | null {
  const found = getChunks(state);
  if (found === null || found.chunks.length === 0) return null;
  const { from } = state.selection.main;
  const at = found.chunks.findLastIndex(({ fromB }) => fromB <= from);
  return { at: Math.max(0, at) + 1, count: found.chunks.length };
}
