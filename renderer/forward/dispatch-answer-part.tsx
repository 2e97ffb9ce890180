import { useTranslation } from 'react-i18next';
import { AnswerView } from './answer-view.tsx';
import { LoadFailed } from '../detail/shared/loaded.tsx';
import { useCall } from '../detail/shared/use-call.ts';

/** The answer to a dispatch, loaded when its entry is opened. */
export function DispatchAnswerPart({ id }: { readonly id: number }) {
  const { t } = useTranslation('dispatches');
  const { state, reload } = useCall('dispatches.answer', { dispatch: id });
  if (state.is === 'loading') return null;
  if (state.is === 'failed') return <LoadFailed onRetry={reload} />;
  if (state.value === null) return <p className="detail-muted">{t('answer.gone')}</p>;
  return <AnswerView answer={state.value} />;
}
