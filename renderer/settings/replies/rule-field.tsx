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
  /** The rule with what was typed; `null` when that is nothing it could be. */
  readonly typed: (text: string, rule: ReplyRule) => ReplyRule | null;
  readonly lines?: number;
  readonly short?: boolean;
  /** What is wrong with it as it is kept. */
  readonly fault?: string | null;
}

/** A part of a rule that is typed. It is saved when left, or at Enter; a refusal stands below it. */
export function RuleField(props: RuleFieldProps) {
  const { rule, name, value, typed, lines = 1, short = false, fault = null } = props;
  const { t } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { field } = useDraft({
    saved: value,
    save: (text) => inBackground(save(text)),
    onEdit: () => setRefusal(null),
  });
  const id = useId();
  const wrong = refusal ?? fault;

  async function save(text: string) {
    if (text === value) return setRefusal(null);
    const changed = typed(text, rule);
    if (changed === null) return setRefusal(t(`invalid.${name}`));
    const result = await editRules((all) =>
      all.map((one) => (one.id === rule.id ? (typed(text, one) ?? one) : one)),
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
    'aria-invalid': wrong !== null,
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`field.${name}`)}</label>
      <div className="setting-value">
        {lines > 1 ? (
          <textarea {...control} className="input mono rule-lines" rows={lines} />
        ) : (
          <input {...control} className={short ? 'input input-short' : 'input'} />
        )}
        <p
          id={`${id}-hint`}
          className={wrong === null ? 'setting-hint' : 'setting-refusal'}
          role="status"
        >
          {wrong ?? t(`hint.${name}`, { open: '{{', close: '}}' })}
        </p>
      </div>
    </div>
  );
}
