import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { kinds } from '../../../shared/kinds.ts';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { useSentences } from '../../ui/use-sentences.ts';
import { inBackground } from '../../ui/failures.ts';
import { RuleField } from './rule-field.tsx';
import {
  textOrNone,
  parseAttempts,
  verdictChoiceNames,
  verdictChoiceOf,
  verdictChoices,
  withWhen,
} from './rule-input.ts';

/** The conditions of a rule. It matches when all that are filled in hold. */
export function ConditionFields({ rule }: { readonly rule: ReplyRule }) {
  const sentence = useSentences('query');
  const fault = useWindow((state) => state.inspector?.ruleFaults[rule.id]);
  const { kind, signature, method, path, query, attempts } = rule.when;
  const from = attempts === null ? '' : String(attempts.from);
  const to = attempts?.to === null || attempts === null ? '' : String(attempts.to);
  const queryText = query ?? '';
  return (
    <>
      <Kinds rule={rule} chosen={kind} />
      <Verdicts rule={rule} chosen={signature} />
      <RuleField
        rule={rule}
        name="query"
        value={queryText}
        fault={
          fault === undefined
            ? null
            : sentence(fault.code, fault.message, {
                text: queryText.slice(fault.at.start, fault.at.end),
              })
        }
        withText={(text, current) => withWhen(current, { query: textOrNone(text) })}
      />
      <RuleField
        rule={rule}
        name="from"
        isShort
        value={from}
        withText={(text, current) => {
          const changed = parseAttempts(text, to);
          return changed === undefined ? null : withWhen(current, { attempts: changed });
        }}
      />
      <RuleField
        rule={rule}
        name="to"
        isShort
        value={to}
        withText={(text, current) => {
          const changed = parseAttempts(from, text);
          return changed === undefined ? null : withWhen(current, { attempts: changed });
        }}
      />
      <RuleField
        rule={rule}
        name="method"
        isShort
        value={method ?? ''}
        withText={(text, current) => withWhen(current, { method: textOrNone(text) })}
      />
      <RuleField
        rule={rule}
        name="path"
        value={path ?? ''}
        withText={(text, current) => withWhen(current, { path: textOrNone(text) })}
      />
    </>
  );
}

interface ChoiceProps<Value> {
  readonly rule: ReplyRule;
  readonly chosen: Value;
}

function Kinds({ rule, chosen }: ChoiceProps<ReplyRule['when']['kind']>) {
  const { t } = useTranslation(['replies', 'window']);
  const editRules = useWindow((state) => state.editRules);
  return (
    <div className="setting">
      <span>{t('field.kind')}</span>
      <div className="rule-chips" role="group" aria-label={t('field.kind')}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="rule-chip"
            aria-pressed={chosen.includes(kind)}
            onClick={() => {
              const next = chosen.includes(kind)
                ? chosen.filter((one) => one !== kind)
                : [...chosen, kind];
              inBackground(
                editRules((all) =>
                  all.map((current) =>
                    current.id === rule.id ? withWhen(current, { kind: next }) : current,
                  ),
                ),
              );
            }}
          >
            {t(`window:row.kind.${kind}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function Verdicts({ rule, chosen }: ChoiceProps<ReplyRule['when']['signature']>) {
  const { t } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);
  const id = useId();
  const choice = verdictChoiceOf(chosen);
  return (
    <div className="setting">
      <label htmlFor={id}>{t('field.signature')}</label>
      <select
        id={id}
        className="input"
        value={choice ?? 'other'}
        onChange={(event) => {
          const name = verdictChoiceNames.find((known) => known === event.target.value);
          if (name === undefined) return;
          inBackground(
            editRules((all) =>
              all.map((current) =>
                current.id === rule.id
                  ? withWhen(current, { signature: [...verdictChoices[name]] })
                  : current,
              ),
            ),
          );
        }}
      >
        {verdictChoiceNames.map((name) => (
          <option key={name} value={name}>
            {t(`verdict.${name}`)}
          </option>
        ))}
        {choice === null && <option value="other">{chosen.join(', ')}</option>}
      </select>
    </div>
  );
}
