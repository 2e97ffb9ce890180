import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Uses the window's custom properties, so that a change of theme needs no new editor. */
export const codeTheme = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', fontSize: 'var(--size-small)' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused .cm-scroller': { boxShadow: 'inset 2px 0 0 var(--accent)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '20px' },
  '.cm-content': { padding: 'var(--space-2) 0' },
  '.cm-line': { padding: '0 var(--space-4) 0 var(--space-2)' },
  '.cm-in-order .cm-line': { unicodeBidi: 'bidi-override', direction: 'ltr' },
  '.cm-gutters': { background: 'transparent', color: 'var(--text-muted)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 var(--space-1) 0 var(--space-4)' },
  '.cm-foldGutter .cm-gutterElement': { padding: '0 var(--space-1)', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    padding: '0 var(--space-1)',
    background: 'var(--selection)',
    border: '0',
    color: 'var(--text-muted)',
  },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    {
      background: 'color-mix(in srgb, var(--accent) 30%, transparent)',
    },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-specialChar': { color: 'var(--error)' },
  '.cm-searchMatch': { background: 'var(--found)' },
  '.cm-searchMatch-selected': { background: 'var(--found-current)' },
  '.cm-searchMatch, .cm-searchMatch *': { color: 'var(--found-text)' },
  '.cm-selectionMatch': { background: 'color-mix(in srgb, var(--accent) 16%, transparent)' },
  '.cm-mark-line': { background: 'color-mix(in srgb, var(--error) 8%, transparent)' },
  '.cm-mark': {
    borderRadius: '2px',
    background: 'color-mix(in srgb, var(--error) 26%, transparent)',
    textDecoration: 'underline wavy var(--error)',
    textUnderlineOffset: '4px',
  },
  '.cm-mark-place': {
    display: 'inline-block',
    width: '8px',
    height: '14px',
    verticalAlign: 'text-bottom',
    border: '1px solid var(--error)',
    borderRadius: '2px',
    background: 'color-mix(in srgb, var(--error) 26%, transparent)',
  },
  '.cm-panels': {
    background: 'var(--surface)',
    color: 'var(--text)',
    fontFamily: 'var(--font-ui)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 'var(--space-1) var(--space-2)',
    padding: 'var(--space-1) var(--space-6) var(--space-1) var(--space-4)',
    fontSize: 'var(--size-small)',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    margin: '0',
    fontSize: 'inherit',
  },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0' },
  '.cm-panel.cm-search [name=close]': {
    right: 'var(--space-2)',
    top: 'var(--space-1)',
    fontSize: '18px',
    width: '24px',
    height: '24px',
  },
  '.cm-textfield': {
    height: '24px',
    margin: '0',
    padding: '0 var(--space-2)',
    border: '1px solid var(--line-strong)',
    borderRadius: '4px',
    background: 'var(--bg)',
    fontSize: 'inherit',
  },
  '.cm-textfield:focus-visible': { outline: '1px solid var(--accent)', outlineOffset: '0' },
  '.cm-button': {
    height: '24px',
    margin: '0',
    padding: '0 var(--space-2)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
    background: 'var(--surface-raised)',
    backgroundImage: 'none',
    fontSize: 'inherit',
    '&:active': { background: 'var(--selection)', backgroundImage: 'none' },
  },
});

/** A few of the window's colours, so that the contrast is sufficient in both themes. */
export const codeColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.tagName], color: 'var(--accent)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--warn)' },
  { tag: tags.attributeName, color: 'var(--info)' },
  { tag: [tags.comment, tags.meta, tags.punctuation], color: 'var(--text-muted)' },
  { tag: tags.invalid, color: 'var(--error)' },
]);
