import { textSegments } from './text-segments.ts';
import './sender-text.css';

/**
 * A text that a sender or a server wrote: its direction does not affect our text around it, and its hidden characters are
 * named. Every such text is rendered by this component; in sentences and attributes, `t` treats its values alike
 * (`i18n.ts`).
 */
export function SenderText({ text }: { readonly text: string }) {
  return (
    <bdi>
      <NamedCharacters text={text} />
    </bdi>
  );
}

/** A text with its hidden characters named, without the isolation of its direction. */
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
