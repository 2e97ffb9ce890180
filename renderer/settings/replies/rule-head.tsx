import { ArrowDown, ArrowUp, CircleAlert, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { isShortcut, useShortcutText } from '../../ui/shortcuts.ts';
import { describeConditions, describeReply } from './rule-description.ts';

interface RuleHeadProps {
  readonly rule: ReplyRule;
  readonly first: boolean;
  readonly last: boolean;
  readonly open: boolean;
  /** The name of a rule above that matches everything, so that this one never decides. */
  readonly shadowedBy: string | null;
  readonly onOpen: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A rule in two lines: a switch, its name, its conditions and its reply; and its actions. */
export function RuleHead(props: RuleHeadProps) {
  const { rule, first, last, open, shadowedBy, onOpen, onMove, onRemove } = props;
  const { t, i18n } = useTranslation(['replies', 'window'] as const);
  const keysOf = useShortcutText();
  const editRules = useWindow((state) => state.editRules);
  const count = useWindow((state) => state.ruleCounts[rule.id] ?? 0);
  const faulty = useWindow((state) => state.inspector?.ruleFaults[rule.id] !== undefined);
  const { name } = rule;
  const shown = formatNumber(count, i18n.language);
  return (
    <div
      className="rule-head"
      onKeyDown={(event) => {
        const isUp = isShortcut('moveRuleUp', event.nativeEvent);
        if (!isUp && !isShortcut('moveRuleDown', event.nativeEvent)) return;
        event.preventDefault();
        onMove(isUp ? -1 : 1);
      }}
    >
      <input
        type="checkbox"
        checked={rule.on}
        aria-label={t('on', { name })}
        onChange={(event) => {
          const on = event.target.checked;
          inBackground(
            editRules((all) =>
              all.map((current) => (current.id === rule.id ? { ...current, on } : current)),
            ),
          );
        }}
      />
      <button
        type="button"
        className="rule-open"
        aria-expanded={open}
        title={t('edit')}
        onClick={onOpen}
      >
        <span className={rule.on ? 'rule-name' : 'rule-name rule-off'}>
          <span>{name}</span>
          {faulty && (
            <Badge tone="error" icon={CircleAlert}>
              {t('neverMatches')}
            </Badge>
          )}
          {!faulty && shadowedBy !== null && (
            <Badge tone="warning">{t('unreached', { name: shadowedBy })}</Badge>
          )}
        </span>
        <span className="rule-description">
          {describeConditions(rule.when, t)} → {describeReply(rule.reply, t, i18n.language)}
        </span>
      </button>
      <span className="rule-count">{t('matched', { count, shown })}</span>
      <Button
        variant="quiet"
        icon={ArrowUp}
        disabled={first}
        aria-label={t('up', { name })}
        title={t('upHint', { keys: keysOf('moveRuleUp') })}
        onClick={() => onMove(-1)}
      />
      <Button
        variant="quiet"
        icon={ArrowDown}
        disabled={last}
        aria-label={t('down', { name })}
        title={t('downHint', { keys: keysOf('moveRuleDown') })}
        onClick={() => onMove(1)}
      />
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('remove', { name })}
        title={t('removeHint')}
        onClick={onRemove}
      />
    </div>
  );
}
