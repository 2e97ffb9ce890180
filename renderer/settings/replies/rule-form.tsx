import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { ConditionFields } from './condition-fields.tsx';
import { ReplyFields } from './reply-fields.tsx';
import { RuleField } from './rule-field.tsx';

/** All fields of a rule, each saved by itself. */
export function RuleForm({ rule }: { readonly rule: ReplyRule }) {
  const { t } = useTranslation('replies');
  return (
    <div className="rule-form">
      <RuleField
        rule={rule}
        name="name"
        value={rule.name}
        withText={(text, current) =>
          text.trim() === '' ? null : { ...current, name: text.trim() }
        }
      />
      <fieldset>
        <legend>{t('when')}</legend>
        <ConditionFields rule={rule} />
      </fieldset>
      <fieldset>
        <legend>{t('then')}</legend>
        <ReplyFields rule={rule} />
      </fieldset>
    </div>
  );
}
