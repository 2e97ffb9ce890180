import { textSegments } from './text-segments.ts';
import './sender-text.css';

/**
 * Words that a sender or a server wrote, among ours: their direction ends where they end, and no character of them is
 * hidden. Every such text is drawn by this; in a sentence and in attributes, `t` does the same to what it is given
 * (`i18n.ts`).
 */
export function SenderText({ text }: { readonly text: string }) {
  return (
    <bdi>
      <NamedCharacters text={text} />
    </bdi>
  );
}

/** A segment of a text that is isolated as a whole: its hidden characters stand there by their names. */
export function NamedCharacters({ text }: { readonly text: string }) {
  return textSegments(text).map((segment, index) =>
    segment.isHidden ? (
      <span key={index} className="hidden-character">
        {segment.text}
      </span>
    ) : (
      segment.text
    ),
  );
}
