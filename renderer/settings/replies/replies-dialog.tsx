import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relayingDestination } from '../../../shared/relaying-destination.ts';
import { replyPresetNames, replyPresets } from '../../../shared/reply-presets.ts';
import type { ReplyPreset } from '../../../shared/reply-presets.ts';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import type { SettingsOutcome } from '../../../shared/settings.ts';
import { useWindow } from '../../store/use-window.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { inBackground } from '../../ui/failures.ts';
import { newRule } from './new-rule.ts';
import { RemovedRuleNotice } from './removed-rule-notice.tsx';
import { RuleList } from './rule-list.tsx';
import '../../ui/input.css';
import '../settings.css';
import './replies.css';

/** The dialog with the reply rules, in their order. Each change is saved at once. */
export function RepliesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('replies');
  const rules = useWindow((state) => state.inspector?.settings.replies);
  const editRules = useWindow((state) => state.editRules);
  const removed = useWindow((state) => state.removedRule);
  const removeRule = useWindow((state) => state.removeRule);
  const restoreRule = useWindow((state) => state.restoreRule);
  const dismissRemoved = useWindow((state) => state.dismissRemovedRule);
  const [open, setOpen] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const focusNext = useRef<string | null>(null);
  const presets = useRef<HTMLDivElement>(null);
  useRuleCounts();

  /** Focuses a rule once it is saved. @returns whether it was. */
  async function saved(id: string, saving: Promise<SettingsOutcome | void>): Promise<boolean> {
    focusNext.current = id;
    const result = await saving;
    if (result === undefined || result.ok) {
      setRefusal(null);
      return true;
    }
    focusNext.current = null;
    // A valid rule is refused only when there are too many.
    setRefusal(result.fault === 'invalid' ? t('full') : t('notSaved', result));
    return false;
  }

  async function add(preset: ReplyPreset) {
    const rule = newRule(t(`preset.${preset}`), replyPresets[preset]);
    if (
      await saved(
        rule.id,
        editRules((all) => [rule, ...all]),
      )
    )
      setOpen(rule.id);
  }

  function remove({ id }: ReplyRule, index: number) {
    const neighbour = rules?.[index + 1] ?? rules?.[index - 1];
    if (neighbour) focusNext.current = neighbour.id;
    else presets.current?.querySelector('button')?.focus();
    setRefusal(null);
    inBackground(removeRule(id));
  }

  return (
    <Dialog title={t('title')} isWide onClose={onClose}>
      <div className="replies">
        <p className="setting-hint">{t('intro')}</p>
        <div ref={presets} className="rule-chips" role="group" aria-label={t('add')}>
          {replyPresetNames.map((preset) => (
            <button
              key={preset}
              type="button"
              className="rule-chip"
              onClick={() => inBackground(add(preset))}
            >
              <Plus size={12} aria-hidden />
              {t(`preset.${preset}`)}
            </button>
          ))}
        </div>
        {refusal !== null && <Notice severity="error">{refusal}</Notice>}
        {removed && (
          <RemovedRuleNotice
            removed={removed}
            onDismiss={dismissRemoved}
            onUndo={() => inBackground(saved(removed.rule.id, restoreRule()))}
          />
        )}
        {rules && (
          <RuleList
            rules={rules}
            open={open}
            focusNext={focusNext}
            onOpen={setOpen}
            onRemove={remove}
          />
        )}
        <p className="replies-otherwise">
          <Otherwise hasRules={rules?.length !== 0} />
        </p>
      </div>
    </Dialog>
  );
}

/** What a webhook gets that no rule matches. */
function Otherwise({ hasRules }: { readonly hasRules: boolean }) {
  const { t } = useTranslation('replies');
  const settings = useWindow((state) => state.inspector?.settings);
  if (settings === undefined) return null;
  const name = relayingDestination(settings)?.name;
  if (name !== undefined) {
    const status = settings.relay?.failureStatus;
    return t(hasRules ? 'otherwiseRelayed' : 'alwaysRelayed', { name, status });
  }
  return t(hasRules ? 'otherwise' : 'always', { status: settings.replyStatus });
}

/** Loads the counts of the rules again whenever the list changes. */
function useRuleCounts() {
  const countRules = useWindow((state) => state.countRules);
  const view = useWindow((state) => state.view);
  useEffect(() => void countRules(), [countRules, view]);
}
