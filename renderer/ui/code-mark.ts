import { EditorSelection } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { CodeMark } from './read-only-code.ts';

/** A box where there is no character to mark: at an early end, and at a line break. */
class SpotMark extends WidgetType {
  toDOM(): HTMLElement {
    const box = document.createElement('span');
    box.className = 'cm-mark-place';
    return box;
  }
}

const markedLine = Decoration.line({ class: 'cm-mark-line' });
const markedText = Decoration.mark({ class: 'cm-mark' });
const markedPlace = Decoration.widget({ widget: new SpotMark(), side: 1 });

/**
 * Where a mark is in the editor, in which each line break is one character.
 *
 * @param text as it was received; `null` for a mark behind its end, where a long text was cut.
 */
export function placeMark(text: string, { from, to }: CodeMark): CodeMark | null {
  if (from > text.length) return null;
  const start = lengthInEditor(text.slice(0, from));
  return { from: start, to: start + lengthInEditor(text.slice(from, to)) };
}

function lengthInEditor(text: string): number {
  let length = text.length;
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) length -= 1;
  return length;
}

/** Marks a part of the text and its line. */
export function codeMark(mark: CodeMark): Extension {
  return EditorView.decorations.of((view) => decorations(view.state, mark));
}

function decorations({ doc }: EditorState, mark: CodeMark): DecorationSet {
  const from = Math.min(mark.from, doc.length);
  const line = doc.lineAt(from);
  const to = Math.min(mark.to, line.to);
  return Decoration.set([
    markedLine.range(line.from),
    to > from ? markedText.range(from, to) : markedPlace.range(from),
  ]);
}

/** Scrolls to the marked part, places the caret there, and gives the editor the focus. */
export function showMark(view: EditorView, mark: CodeMark): void {
  const at = Math.min(mark.from, view.state.doc.length);
  view.dispatch({
    selection: EditorSelection.cursor(at),
    effects: EditorView.scrollIntoView(at, { y: 'center', x: 'center' }),
  });
  view.focus();
}
