import { laterCode, laterPart } from './later.tsx';

/** The editor is the largest library of the window, so it is loaded when a text is first shown, or may be soon. */
export const editorCode = laterCode(() => import('./code-mirror-view.tsx'));

/** A read-only text that can be searched and copied. */
export const CodeView = laterPart(editorCode, ({ CodeMirrorView }) => CodeMirrorView);
