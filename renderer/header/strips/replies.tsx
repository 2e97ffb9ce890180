import { useTranslation } from 'react-i18next';
import { unusualRules } from '../../../shared/unusual-rules.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import type { Strip } from './strip.ts';

/** The maximum number of rules that are named. */
const namedRules = 3;

/** Warns while some webhooks do not get a 2xx at once, with a button that turns those rules off. */
export function useRepliesStrips(): readonly Strip[] {
  const { t, i18n } = useTranslation('replies');
  const openDialog = useWindow((state) => state.openDialog);
  const settings = useWindow((state) => state.inspector?.settings);
  const before = useWindow((state) => state.repliesBefore);
  const switchOff = useWindow((state) => state.switchRepliesOff);
  const restore = useWindow((state) => state.restoreReplies);
  const dismiss = useWindow((state) => state.dismissReplies);
  if (settings === undefined) return [];
  const rules = unusualRules(settings.replies);
  const status = settings.replyStatus;
  if (rules.length === 0 && status < 300) {
    if (before === null) return [];
    return [
      {
        id: 'replies off',
        severity: 'info',
        text: t('notice.off'),
        action: <Button onClick={() => inBackground(restore())}>{t('undo')}</Button>,
        onDismiss: dismiss,
      },
    ];
  }
  const names = rules.slice(0, namedRules).map(({ name }) => t('notice.name', { name }));
  const more = rules.length - names.length;
  const all = [
    ...names,
    ...(more > 0 ? [t('notice.more', { count: more })] : []),
    ...(status < 300 ? [] : [t('notice.status', { status })]),
  ];
  return [
    {
      id: 'replies',
      severity: 'warning',
      text: t('notice.on', { list: new Intl.ListFormat(i18n.language).format(all) }),
      action: (
        <>
          <Button onClick={() => inBackground(switchOff())}>{t('notice.switchOff')}</Button>
          <Button onClick={() => openDialog('replies')}>{t('notice.open')}</Button>
        </>
      ),
    },
  ];
}
