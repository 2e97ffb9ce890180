import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { replyFaults } from '../../../shared/request.ts';
import { useWindow } from '../../store/use-window.ts';
import { inBackground } from '../../ui/failures.ts';
import { RuleField } from './rule-field.tsx';
import {
  formatHeaders,
  parseHeaders,
  parseSeconds,
  parseRuleNumber,
  withFault,
  withReply,
} from './rule-input.ts';

/** The reply of a rule. Fields that a fault makes meaningless are hidden. */
export function ReplyFields({ rule }: { readonly rule: ReplyRule }) {
  const { t, i18n } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);
  const id = useId();
  const { status, headers, body, delayMs, fault } = rule.reply;
  const sendsReply = fault === null || fault === 'half-body';
  const seconds = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: 3,
    useGrouping: false,
  });
  return (
    <>
      <div className="setting">
        <label htmlFor={id}>{t('field.fault')}</label>
        <select
          id={id}
          className="input"
          value={fault ?? 'whole'}
          onChange={(event) => {
            const chosen = replyFaults.find((known) => known === event.target.value) ?? null;
            inBackground(
              editRules((all) =>
                all.map((current) =>
                  current.id === rule.id ? withFault(current, chosen) : current,
                ),
              ),
            );
          }}
        >
          {(['whole', ...replyFaults] as const).map((name) => (
            <option key={name} value={name}>
              {t(`choice.${name}`)}
            </option>
          ))}
        </select>
      </div>
      <RuleField
        rule={rule}
        name="delay"
        isShort
        value={seconds.format(delayMs / 1_000)}
        withText={(text, current) => {
          const ms = parseSeconds(text);
          return ms === null ? null : withReply(current, { delayMs: ms });
        }}
      />
      {sendsReply && (
        <>
          <RuleField
            rule={rule}
            name="status"
            isShort
            value={String(status)}
            withText={(text, current) => {
              const number = parseRuleNumber(text);
              return number === null ? null : withReply(current, { status: number });
            }}
          />
          <RuleField
            rule={rule}
            name="headers"
            lines={2}
            value={formatHeaders(headers)}
            withText={(text, current) => {
              const fields = parseHeaders(text);
              return fields === null ? null : withReply(current, { headers: fields });
            }}
          />
          <RuleField
            rule={rule}
            name="body"
            lines={4}
            value={body ?? ''}
            withText={(text, current) => withReply(current, { body: text === '' ? null : text })}
          />
        </>
      )}
    </>
  );
}
