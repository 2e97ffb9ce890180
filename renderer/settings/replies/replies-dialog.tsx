import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replyPresetNames, replyPresets } from '../../../shared/reply-presets.ts';
import type { ReplyPreset } from '../../../shared/reply-presets.ts';
import { useWindow } from '../../store/use-window.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { newRule } from './new-rule.ts';
import { RemovedRule } from './removed-rule.tsx';
import type { Removed } from './removed-rule.tsx';
import { RuleList } from './rule-list.tsx';
import '../../ui/input.css';
import '../settings.css';
import './replies.css';

/** What is answered: rules in their order, each saved by itself at once. */
export function RepliesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('replies');
  const rules = useWindow((state) => state.inspector?.settings.replies);
  const status = useWindow((state) => state.inspector?.settings.replyStatus);
  const editRules = useWindow((state) => state.editRules);
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  useCounts();

  function add(preset: ReplyPreset) {
    const rule = newRule(t(`preset.${preset}`), replyPresets[preset]);
    setOpen(rule.id);
    void editRules((all) => [rule, ...all]);
  }

  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      <div className="replies">
        <p className="setting-hint">{t('intro')}</p>
        <div className="rule-chips" role="group" aria-label={t('add')}>
          {replyPresetNames.map((preset) => (
            <button key={preset} type="button" className="rule-chip" onClick={() => add(preset)}>
              <Plus size={12} aria-hidden />
              {t(`preset.${preset}`)}
            </button>
          ))}
        </div>
        {removed && <RemovedRule removed={removed} onGone={() => setRemoved(null)} />}
        {rules && (
          <RuleList
            rules={rules}
            open={open}
            onOpen={setOpen}
            onRemove={(rule, index) => {
              setRemoved({ rule, index });
              void editRules((all) => all.filter(({ id }) => id !== rule.id));
            }}
          />
        )}
        <p className="replies-otherwise">
          {t(rules?.length === 0 ? 'always' : 'otherwise', { status })}
        </p>
      </div>
    </Dialog>
  );
}

/** Counts anew whenever the list has changed. */
function useCounts() {
  const countRules = useWindow((state) => state.countRules);
  const view = useWindow((state) => state.view);
  useEffect(() => void countRules(), [countRules, view]);
}
