import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../shared/detail.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { TabName } from './tab-choice.ts';

interface AbsentTabProps {
  readonly name: TabName;
  readonly detail: RequestDetail;
  readonly onOpenBody: () => void;
}

/** Says why a tab has nothing to show for this request. */
export function AbsentTab({ name, detail: { request, inspection }, onOpenBody }: AbsentTabProps) {
  const { t } = useTranslation('detail');
  if (request.broken !== null || inspection === null)
    return (
      <EmptyState
        title={t('absent.notHttp.title')}
        action={<Button onClick={onOpenBody}>{t('message.none.open')}</Button>}
      >
        {t('absent.notHttp.text', { tab: t(`tabs.${name}`) })}
      </EmptyState>
    );
  return (
    <EmptyState title={t('absent.noCalls.title')}>
      {t('absent.noCalls.text', { kind: t(`kind.${inspection.kind}`) })}
    </EmptyState>
  );
}
