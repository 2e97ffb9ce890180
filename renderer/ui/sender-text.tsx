import { stretches } from './hidden-characters.ts';
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

/** A stretch of a text that is isolated as a whole: its hidden characters stand there by their names. */
export function NamedCharacters({ text }: { readonly text: string }) {
  return stretches(text).map((stretch, index) =>
    stretch.isHidden ? (
      <span key={index} className="hidden-character">
        {stretch.text}
      </span>
    ) : (
      stretch.text
    ),
  );
}
