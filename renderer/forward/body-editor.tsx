import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { everyHidden } from '../../shared/hidden-characters.ts';
import { withBoundedLines } from '../ui/bounded-lines.ts';
import { codeColours, codeTheme } from '../ui/code-theme.ts';

interface BodyEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly isJson: boolean;
  readonly label: string;
  /** Whether it takes the focus when it is there. */
  readonly takesFocus?: boolean;
  readonly phrases: Readonly<Record<string, string>>;
}

/** A longer text is not highlighted: that would take too long. */
const highlightLimit = 1_000_000;

/**
 * A text that can be edited, in a shadow root like every code view. Its line breaks stay what they are: what is not
 * edited is sent as the same bytes. Tab leaves the editor, so that the keyboard is not caught in it.
 */
export function BodyEditor(props: BodyEditorProps) {
  const { text, onChange, isJson, label, takesFocus = true, phrases } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ text, onChange });
  useEffect(() => {
    latest.current = { text, onChange };
  });

  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (root === undefined) return;
    const { text: doc } = latest.current;
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc,
        extensions: [
          EditorState.lineSeparator.of(hasOnlyCrLf(doc) ? '\r\n' : '\n'),
          EditorState.phrases.of(phrases),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          // A very long line that is wrapped takes seconds to lay out.
          withBoundedLines(doc) === doc ? EditorView.lineWrapping : [],
          lineNumbers(),
          highlightSpecialChars({ specialChars: everyHidden }),
          drawSelection(),
          history(),
          bracketMatching(),
          indentOnInput(),
          search({ top: true }),
          keymap.of([...searchKeymap, ...historyKeymap, ...standardKeymap]),
          isJson && doc.length <= highlightLimit ? json() : [],
          syntaxHighlighting(codeColours),
          codeTheme,
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const typed = update.state.sliceDoc();
            latest.current = { ...latest.current, text: typed };
            latest.current.onChange(typed);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [isJson, label, phrases]);

  const focusFirst = useRef(takesFocus);
  useEffect(() => {
    if (focusFirst.current) view.current?.focus();
  }, []);

  // A text that another control wrote, such as the one that formats JSON.
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.sliceDoc() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  return <div ref={host} className="body-editor" />;
}

function hasOnlyCrLf(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(text);
}
