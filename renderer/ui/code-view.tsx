import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnlyCode } from './read-only-code.ts';
import type { ShownCode } from './read-only-code.ts';
import './code-view.css';

type CodeViewProps = Omit<ShownCode, 'phrases'> & Partial<Pick<ShownCode, 'phrases'>>;

const noPhrases: ShownCode['phrases'] = {};

/**
 * A read-only text that can be searched (Ctrl/Cmd+F) and copied; only its visible part is rendered. It is in a shadow
 * root, where CodeMirror uses adopted style sheets: our policy forbids inline ones.
 */
export function CodeView({ text, language, label, phrases = noPhrases }: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (root === undefined) return;
    const extensions = readOnlyCode({ text, language, label, phrases });
    const state = EditorState.create({ doc: text, extensions });
    const view = new EditorView({ parent: root, root, state });
    return () => view.destroy();
  }, [text, language, label, phrases]);

  return <div ref={host} className="code-view" />;
}
