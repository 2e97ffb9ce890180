import { EditorView } from '@codemirror/view';

const tinted = (colour: string, percent: number) =>
  `color-mix(in srgb, var(--${colour}) ${percent}%, transparent)`;

const underlined = (colour: string) => ({
  background: 'var(--selection)',
  borderBottom: `2px solid var(--${colour})`,
});

/**
 * Uses the window's custom properties, on whose `--selection` every colour of the code has enough contrast. What was
 * removed has a line through it, so that colour is not all that tells.
 */
export const mergeTheme = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, & .cm-deletedChunk': { backgroundColor: tinted('error', 5) },
  '&.cm-merge-b .cm-changedLine, & .cm-inlineChangedLine': { backgroundColor: tinted('ok', 5) },
  '&.cm-merge-a .cm-changedText, & .cm-deletedChunk .cm-deletedText': underlined('error'),
  '&.cm-merge-b .cm-changedText': underlined('ok'),
  '& .cm-deletedChunk .cm-deletedText': { textDecoration: 'line-through' },
  '& .cm-deletedChunk': { padding: '0 var(--space-4) 0 var(--space-2)', unicodeBidi: 'isolate' },
  '&.cm-merge-a .cm-changedLineGutter, & .cm-deletedLineGutter': { background: 'var(--error)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--ok)' },
  '& .cm-collapsedLines': {
    padding: 'var(--space-1) var(--space-4)',
    background: 'var(--surface)',
    color: 'var(--text-muted)',
    fontFamily: 'var(--font-ui)',
  },
});
