import { useState } from 'react';
import type { KeyboardEvent } from 'react';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A text that is being typed, and the props of its field. */
interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  readonly field: {
    readonly value: string;
    readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<TextField>) => void;
  };
}

interface DraftOptions {
  /** The saved text. When it changes, it replaces what is in the field. */
  readonly saved: string;
  /** Called with the typed text when the field is left, and on Enter in a field of one line. */
  readonly save?: (text: string) => void;
  /** The user typed something, or discarded it. */
  readonly onEdit?: () => void;
}

/**
 * A text field that is saved when it is left, or on Enter. Escape discards what was typed; only the next Escape
 * closes the dialog around the field.
 */
export function useDraft({ saved, save, onEdit }: DraftOptions): Draft {
  const [text, setText] = useState(saved);
  const [lastSaved, setLastSaved] = useState(saved);
  if (saved !== lastSaved) {
    setLastSaved(saved);
    setText(saved);
  }

  function edit(next: string) {
    setText(next);
    onEdit?.();
  }

  return {
    text,
    set: setText,
    field: {
      value: text,
      onChange: (event) => edit(event.target.value),
      onBlur: () => save?.(text),
      onKeyDown: (event) => {
        if (event.key === 'Enter' && event.currentTarget instanceof HTMLInputElement) save?.(text);
        if (event.key !== 'Escape' || text === saved) return;
        event.preventDefault();
        edit(saved);
      },
    },
  };
}
