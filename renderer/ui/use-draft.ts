import { useState } from 'react';
import type { KeyboardEvent } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What is being typed into a field, and the handlers that the field needs. */
interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  readonly field: {
    readonly value: string;
    readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<Field>) => void;
  };
}

interface DraftOptions {
  /** The text as it is kept; the field follows it while nothing was typed. */
  readonly kept: string;
  /** Called with what was typed when the field is left, and at Enter where that means no new line. */
  readonly save?: (text: string) => void;
  /** Something was typed, or dropped. */
  readonly onEdit?: () => void;
}

/**
 * A field whose text counts once it is left, or at Enter. Escape brings back what is kept, and goes no further than
 * that: a second one closes the dialog around it.
 */
export function useDraft({ kept, save, onEdit }: DraftOptions): Draft {
  const [text, setText] = useState(kept);
  const [followed, setFollowed] = useState(kept);
  if (kept !== followed) {
    setFollowed(kept);
    setText(kept);
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
        if (event.key !== 'Escape' || text === kept) return;
        event.preventDefault();
        edit(kept);
      },
    },
  };
}
