import { textSegments } from './text-segments.ts';
import './sender-text.css';

interface SenderTextProps {
  readonly text: string;
  /** Of the element around the text, whose direction is the text's own. */
  readonly className?: string;
  /** The text again, where it may be cut. */
  readonly title?: string;
}

/**
 * A text that a sender or a server wrote: its direction does not affect our text around it, and its hidden characters are
 * named. Every such text is rendered by this component; in sentences and attributes, `t` treats its values alike
 * (`i18n.ts`).
 */
export function SenderText({ text, className, title }: SenderTextProps) {
  return (
    <bdi className={className} title={title}>
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
