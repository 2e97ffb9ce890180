import { useTranslation } from 'react-i18next';
import type { RemovedRule } from '../../store/replies-slice.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useUndo } from '../../ui/use-undo.ts';

interface RemovedRuleProps {
  readonly removed: RemovedRule;
  readonly onDismiss: () => void;
  readonly onUndo: () => void;
}

/** The rule that was removed last, with a button that restores it. */
export function RemovedRuleNotice({ removed, onDismiss, onUndo }: RemovedRuleProps) {
  const { t } = useTranslation('replies');

  useUndo(onUndo, { inDialog: true });

  return (
    <Notice
      severity="info"
      onDismiss={onDismiss}
      action={<Button onClick={onUndo}>{t('undo')}</Button>}
    >
      {t('removed', { name: removed.rule.name })}
    </Notice>
  );
}
