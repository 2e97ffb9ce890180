import { useId, useState } from 'react';
import { useDraft } from '../ui/use-draft.ts';
import { inBackground } from '../ui/failures.ts';

/** The outcome of saving a text. `declined`: the user was asked and did not want it. */
export type SaveOutcome = 'saved' | 'declined' | { readonly refusal: string };

/** How a field looks. */
export interface DraftLook {
  readonly lines?: number;
  readonly isShort?: boolean;
  /** The mistake in the saved text; `null` when there is none. */
  readonly fault?: string | null;
}

interface DraftFieldProps extends DraftLook {
  readonly label: string;
  readonly hint: string;
  /** The saved text. */
  readonly value: string;
  readonly save: (text: string) => Promise<SaveOutcome>;
  /** Shown instead of the hint once the text is saved. */
  readonly savedHint?: string;
  readonly isNumber?: boolean;
  readonly isDisabled?: boolean;
}

/**
 * A text with a label, in the settings and in their lists. It is saved on Enter and when the field is left; a refusal
 * shows below it.
 */
export function DraftField({
  label,
  hint,
  value,
  save,
  savedHint = hint,
  lines = 1,
  isNumber = false,
  isShort = isNumber,
  isDisabled = false,
  fault = null,
}: DraftFieldProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const draft = useDraft({
    saved: value,
    save: (text) => inBackground(submit(text)),
    onEdit: () => {
      setRefusal(null);
      setIsSaved(false);
    },
  });
  const id = useId();
  const mistake = refusal ?? fault;

  async function submit(text: string) {
    if (text === value) return setRefusal(null);
    const outcome = await save(text);
    setRefusal(typeof outcome === 'object' ? outcome.refusal : null);
    setIsSaved(outcome === 'saved');
    if (outcome === 'declined') draft.set(value);
  }

  const control = {
    ...draft.field,
    id,
    spellCheck: false,
    disabled: isDisabled,
    'aria-invalid': mistake !== null,
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <div className="setting-value">
        {lines > 1 ? (
          <textarea {...control} className="input mono setting-lines" rows={lines} />
        ) : (
          <input
            {...control}
            className={isShort ? 'input input-short' : 'input'}
            inputMode={isNumber ? 'numeric' : 'text'}
          />
        )}
        <p
          id={`${id}-hint`}
          className={mistake === null ? 'setting-hint' : 'setting-refusal'}
          role="status"
        >
          {mistake ?? (isSaved ? savedHint : hint)}
        </p>
      </div>
    </div>
  );
}
