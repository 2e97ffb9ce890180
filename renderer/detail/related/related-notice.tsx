import { useTranslation } from 'react-i18next';
import type { Related } from '../../../shared/related.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface RelatedNoticeProps {
  readonly related: Related | null;
  readonly onShow: () => void;
}

/** Warns above the tabs when the request looks like an echo. */
export function RelatedNotice({ related, onShow }: RelatedNoticeProps) {
  const { t } = useTranslation('related');
  const echo = related?.remarks.find(({ code }) => code === 'echo-loop');
  if (echo === undefined) return null;
  const { count, span } = echo.values;
  return (
    <Notice severity="warning" action={<Button onClick={onShow}>{t('show')}</Button>}>
      {t('echo', { count: Number(count), span })}
    </Notice>
  );
}
