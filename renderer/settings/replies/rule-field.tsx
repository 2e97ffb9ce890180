import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { DraftField, type DraftLook, type SaveOutcome } from '../draft-field.tsx';

export type RuleFieldName =
  'name' | 'method' | 'path' | 'query' | 'from' | 'to' | 'status' | 'delay' | 'headers' | 'body';

interface RuleFieldProps extends DraftLook {
  readonly rule: ReplyRule;
  readonly name: RuleFieldName;
  readonly value: string;
  /** The rule with the typed text; `null` when the text is not valid. */
  readonly withText: (text: string, rule: ReplyRule) => ReplyRule | null;
}

/** A part of a rule that the user enters as text. */
export function RuleField({ rule, name, value, withText, ...look }: RuleFieldProps) {
  const { t } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);

  async function save(text: string): Promise<SaveOutcome> {
    if (withText(text, rule) === null) return { refusal: t(`invalid.${name}`) };
    const changed = await editRules((all) =>
      all.map((current) =>
        current.id === rule.id ? (withText(text, current) ?? current) : current,
      ),
    );
    if (changed.ok) return 'saved';
    if (changed.fault === 'declined') return 'declined';
    const { fault, detail } = changed;
    return { refusal: fault === 'invalid' ? t(`invalid.${name}`) : t('notSaved', { detail }) };
  }

  const label = t(`field.${name}`);
  const hint = t(`hint.${name}`, { open: '{{', close: '}}' });
  return <DraftField {...look} label={label} hint={hint} value={value} save={save} />;
}
