import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { inBackground } from '../../ui/failures.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleHead } from './rule-head.tsx';
import { unreachableRules } from './unreachable-rules.ts';

interface RuleListProps {
  readonly rules: readonly ReplyRule[];
  /** The id of the rule that is being edited. */
  readonly open: string | null;
  /** The id of the rule to focus after the next change of the list. */
  readonly focusNext: RefObject<string | null>;
  readonly onOpen: (id: string | null) => void;
  readonly onRemove: (rule: ReplyRule, index: number) => void;
}

/** The rules in their order. Alt with an arrow key moves the focused one. */
export function RuleList({ rules, open, focusNext, onOpen, onRemove }: RuleListProps) {
  const { t } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);
  const unreachable = unreachableRules(rules);
  const list = useRef<HTMLOListElement>(null);

  // An element that is moved or removed loses the focus, and a new element has none.
  useEffect(() => {
    const rule = list.current?.querySelector(`[data-rule="${focusNext.current}"] .rule-open`);
    if (!(rule instanceof HTMLElement)) return;
    rule.focus();
    focusNext.current = null;
  }, [rules, focusNext]);

  function move(rule: ReplyRule, by: -1 | 1) {
    focusNext.current = rule.id;
    inBackground(
      editRules((all) => {
        const at = all.findIndex(({ id }) => id === rule.id);
        const to = at + by;
        return at === -1 || to < 0 || to >= all.length
          ? all
          : all.toSpliced(at, 1).toSpliced(to, 0, rule);
      }),
    );
  }

  return (
    <ol ref={list} className="rules" aria-label={t('list')}>
      {rules.map((rule, index) => (
        <li key={rule.id} data-rule={rule.id} className="rule">
          <RuleHead
            rule={rule}
            first={index === 0}
            last={index === rules.length - 1}
            open={open === rule.id}
            shadowedBy={unreachable.get(rule.id) ?? null}
            onOpen={() => onOpen(open === rule.id ? null : rule.id)}
            onMove={(by) => move(rule, by)}
            onRemove={() => onRemove(rule, index)}
          />
          {open === rule.id && <RuleForm rule={rule} />}
        </li>
      ))}
    </ol>
  );
}
