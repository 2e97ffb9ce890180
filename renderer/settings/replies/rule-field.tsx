import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';

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
  const [text, setText] = useState(value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const wrong = refusal ?? fault;

  async function save() {
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
    id,
    value: text,
    spellCheck: false,
    'aria-invalid': wrong !== null,
    'aria-describedby': `${id}-hint`,
    onBlur: () => void save(),
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`field.${name}`)}</label>
      <div className="setting-value">
        {lines > 1 ? (
          <textarea
            {...control}
            className="input mono rule-lines"
            rows={lines}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <input
            {...control}
            className={short ? 'input input-short' : 'input'}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void save();
            }}
          />
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
