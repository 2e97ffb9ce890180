import { useTranslation } from 'react-i18next';
import { unusualRules } from '../../shared/unusual-rules.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { inBackground } from '../ui/failures.ts';

/** The maximum number of rules named in the notice. */
const namedRules = 3;

/** Warns while some webhooks do not get a 2xx at once, with a button that turns those rules off. */
export function RepliesNotice({ onReplies }: { readonly onReplies: () => void }) {
  const { t, i18n } = useTranslation('replies');
  const settings = useWindow((state) => state.inspector?.settings);
  const before = useWindow((state) => state.repliesBefore);
  const switchOff = useWindow((state) => state.switchRepliesOff);
  const restore = useWindow((state) => state.restoreReplies);
  const dismiss = useWindow((state) => state.dismissReplies);
  if (settings === undefined) return null;
  const rules = unusualRules(settings.replies);
  const status = settings.replyStatus;
  if (rules.length === 0 && status < 300)
    return before === null ? null : (
      <Notice
        severity="info"
        onDismiss={dismiss}
        action={<Button onClick={() => inBackground(restore())}>{t('undo')}</Button>}
      >
        {t('notice.off')}
      </Notice>
    );
  const names = rules.slice(0, namedRules).map(({ name }) => t('notice.name', { name }));
  const more = rules.length - names.length;
  const all = [
    ...names,
    ...(more > 0 ? [t('notice.more', { count: more })] : []),
    ...(status < 300 ? [] : [t('notice.status', { status })]),
  ];
  return (
    <Notice
      severity="warning"
      action={
        <>
          <Button onClick={() => inBackground(switchOff())}>{t('notice.switchOff')}</Button>
          <Button variant="quiet" onClick={onReplies}>
            {t('notice.open')}
          </Button>
        </>
      }
    >
      {t('notice.on', { list: new Intl.ListFormat(i18n.language).format(all) })}
    </Notice>
  );
}
