import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useContext, useEffect, useRef } from 'react';
import { placeMark, showMark } from './code-mark.ts';
import { codeMarks, createCodeFind } from './find/code-find.ts';
import { FindTargetsContext } from './find/find-targets.ts';
import { readOnlyCode } from './read-only-code.ts';
import type { ShownCode } from './read-only-code.ts';
import './code-view.css';

export type CodeViewProps = Omit<ShownCode, 'phrases'> & Partial<Pick<ShownCode, 'phrases'>>;

const noPhrases: ShownCode['phrases'] = {};

/**
 * A read-only text that can be searched (Ctrl/Cmd+F) and copied; only its visible part is rendered. Where the pane has a search of
 * its own, that one searches the text. It is in a shadow root, where CodeMirror uses adopted style sheets: our policy forbids
 * inline ones. With a new `mark`, it scrolls to the marked part and gets the focus.
 */
export function CodeMirrorView({
  text,
  language,
  label,
  phrases = noPhrases,
  mark,
}: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const findTargets = useContext(FindTargetsContext);

  useEffect(() => {
    const element = host.current;
    const root = element?.shadowRoot ?? element?.attachShadow({ mode: 'open' });
    if (element === null || root === undefined) return;
    const search = findTargets === null ? undefined : codeMarks;
    const placed = mark ? placeMark(text, mark) : null;
    const extensions = readOnlyCode({ text, language, label, phrases, mark: placed }, search);
    const state = EditorState.create({ doc: text, extensions });
    const view = new EditorView({ parent: root, root, state });
    if (placed !== null) showMark(view, placed);
    const removeTarget = findTargets?.add({ host: element, ...createCodeFind(view) });
    return () => {
      removeTarget?.();
      view.destroy();
    };
  }, [text, language, label, phrases, mark, findTargets]);

  return <div ref={host} className="code-view" />;
}
