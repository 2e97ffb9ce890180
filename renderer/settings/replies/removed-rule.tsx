import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyRule } from '../../../shared/reply-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface Removed {
  readonly rule: ReplyRule;
  /** Where it stood. */
  readonly index: number;
}

/** The rule that was removed last, and its way back for as long as the dialog is open. */
export function RemovedRule(props: { readonly removed: Removed; readonly onGone: () => void }) {
  const { removed, onGone } = props;
  const { t } = useTranslation('replies');
  const editRules = useWindow((state) => state.editRules);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inText = event.target instanceof Element && event.target.closest('input, textarea');
      if (inText || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      bringBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  function bringBack() {
    onGone();
    void editRules((rules) => rules.toSpliced(removed.index, 0, removed.rule));
  }

  return (
    <Notice
      severity="info"
      onDismiss={onGone}
      action={<Button onClick={bringBack}>{t('undo')}</Button>}
    >
      {t('removed', { name: removed.rule.name })}
    </Notice>
  );
}
