import { useTranslation } from 'react-i18next';
import { SentView } from '../../forward/sent-view.tsx';
import { useCall } from '../shared/use-call.ts';

/** What was really sent, where it differs from the captured request. */
export function SentPart({ id }: { readonly id: number }) {
  const { t } = useTranslation('dispatches');
  const { state } = useCall('dispatches.sent', { dispatch: id });
  if (state.is !== 'loaded' || state.value === null) return null;
  return (
    <details className="dispatch-sent">
      <summary>{t('sent.title')}</summary>
      <SentView sent={state.value} />
    </details>
  );
}
