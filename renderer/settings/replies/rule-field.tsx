import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { inBackground } from '../../ui/failures.ts';

export type RuleFieldName =
  'name' | 'method' | 'path' | 'query' | 'from' | 'to' | 'status' | 'delay' | 'headers' | 'body';

interface RuleFieldProps {
  readonly rule: ReplyRule;
  readonly name: RuleFieldName;
  readonly value: string;
  /** The rule with the typed text; `null` when the text is not valid. */
  readonly withText: (text: string, rule: ReplyRule) => ReplyRule | null;
  readonly lines?: number;
  readonly isShort?: boolean;
  /** The error in the saved text; `null` when there is none. */
  readonly fault?: string | null;
}

/** A part of a rule that the user enters as text. It is saved on Enter and when the field is left; a refusal shows below it. */
export function RuleField(props: RuleFieldProps) {
  const { rule, name, value, withText, lines = 1, isShort = false, fault = null } = props;
  const { t } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { field } = useDraft({
    saved: value,
    save: (text) => inBackground(save(text)),
    onEdit: () => setRefusal(null),
  });
  const id = useId();
  const mistake = refusal ?? fault;

  async function save(text: string) {
    if (text === value) return setRefusal(null);
    const changed = withText(text, rule);
    if (changed === null) return setRefusal(t(`invalid.${name}`));
    const result = await editRules((all) =>
      all.map((current) =>
        current.id === rule.id ? (withText(text, current) ?? current) : current,
      ),
    );
    if (result.ok) return setRefusal(null);
    setRefusal(
      result.fault === 'invalid' ? t(`invalid.${name}`) : t('notSaved', { detail: result.detail }),
    );
  }

  const control = {
    ...field,
    id,
    spellCheck: false,
    'aria-invalid': mistake !== null,
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`field.${name}`)}</label>
      <div className="setting-value">
        {lines > 1 ? (
          <textarea {...control} className="input mono rule-lines" rows={lines} />
        ) : (
          <input {...control} className={isShort ? 'input input-short' : 'input'} />
        )}
        <p
          id={`${id}-hint`}
          className={mistake === null ? 'setting-hint' : 'setting-refusal'}
          role="status"
        >
          {mistake ?? t(`hint.${name}`, { open: '{{', close: '}}' })}
        </p>
      </div>
    </div>
  );
}
