import { standardKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { json } from '@codemirror/lang-json';
import { xml } from '@codemirror/lang-xml';
import { codeFolding, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { everyHidden } from '../../shared/hidden-characters.ts';
import { readOnlyCodeMenu } from './code-menu.ts';
import { codeMark } from './code-mark.ts';
import { codeColours, codeTheme } from './code-theme.ts';
import { hasMoreHiddenThan } from './text-segments.ts';

export type CodeLanguage = 'json' | 'html' | 'xml' | 'text';

export interface ShownCode {
  readonly text: string;
  readonly language: CodeLanguage;
  /** The name of the text, for screen readers. */
  readonly label: string;
  /** Translations of the search panel's and the folds' texts, by the English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  /** The part to mark and to begin at. */
  readonly mark?: CodeMark | null;
}

/** Indices in the text. Where they are equal, the place itself is marked. */
export interface CodeMark {
  readonly from: number;
  readonly to: number;
}

/**
 * Each hidden character is shown as an element, and thousands of them in a line keep the window busy. In a text with
 * more, they are not marked, and all characters are displayed from left to right in logical order.
 */
const maxMarkedCharacters = 1_000;

/** A longer text is not highlighted: that would take too long. */
const highlightLimit = 1_000_000;

function languageSupport(language: CodeLanguage, length: number): Extension {
  if (length > highlightLimit) return [];
  switch (language) {
    case 'json':
      return [json(), codeFolding(), foldGutter()];
    case 'html':
      return html();
    case 'xml':
      return xml();
    case 'text':
      return [];
  }
}

/** CodeMirror's own search, in a panel above the text. */
const ownSearch: Extension = [search({ top: true }), keymap.of(searchKeymap)];

/**
 * An editor of a text that can be searched and copied, but not changed; its hidden characters are named.
 *
 * @param searching how it is searched.
 */
export function readOnlyCode(
  { text, language, label, phrases, mark }: ShownCode,
  searching: Extension = ownSearch,
): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorState.phrases.of(phrases),
    // The caret is what makes it focusable; the attribute says so to tools that look for one.
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorView.lineWrapping,
    lineNumbers(),
    hasMoreHiddenThan(text, maxMarkedCharacters)
      ? EditorView.contentAttributes.of({ class: 'cm-in-order' })
      : highlightSpecialChars({ specialChars: everyHidden }),
    drawSelection(),
    readOnlyCodeMenu,
    searching,
    highlightSelectionMatches(),
    keymap.of([...foldKeymap, ...standardKeymap]),
    languageSupport(language, text.length),
    syntaxHighlighting(codeColours),
    mark ? codeMark(mark) : [],
    codeTheme,
  ];
}
