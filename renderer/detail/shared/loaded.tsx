import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { InspectorCall } from './use-call.ts';

interface LoadedProps<T> {
  readonly call: InspectorCall<T>;
  readonly children: (value: NonNullable<T>) => ReactNode;
}

/** Shows what a call returned; says that it is loading, or that it failed and can be tried again. */
export function Loaded<T>({ call: { state, reload }, children }: LoadedProps<T>) {
  const { t } = useTranslation('detail');
  if (state.is === 'loading') return <p className="detail-loading">{t('loading')}</p>;
  if (state.is === 'loaded' && state.value !== null && state.value !== undefined)
    return children(state.value);
  return <LoadFailed onRetry={reload} />;
}

/** Says that something could not be loaded, with a button that tries again. */
export function LoadFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation('detail');
  return (
    <EmptyState
      title={t('failed.title')}
      action={<Button onClick={onRetry}>{t('failed.again')}</Button>}
    />
  );
}
