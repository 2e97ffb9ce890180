import { stretches } from './hidden-characters.ts';
import './sender-text.css';

/**
 * Words that a sender wrote, among ours: their direction ends where they end, and no character of them is hidden.
 */
export function SenderText({ text }: { readonly text: string }) {
  return (
    <bdi>
      {stretches(text).map((stretch, index) =>
        stretch.isHidden ? (
          <span key={index} className="hidden-character">
            {stretch.text}
          </span>
        ) : (
          stretch.text
        ),
      )}
    </bdi>
  );
}
