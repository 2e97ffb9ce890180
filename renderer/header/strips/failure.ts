import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissFailure, failures } from '../../ui/failures.ts';
import type { Strip } from './strip.ts';

/** The latest failure that no part of the window shows by itself. */
export function useFailureStrips(): readonly Strip[] {
  const { t } = useTranslation();
  const last = useStore(failures, (state) => state.last);
  if (last === null) return [];
  return [
    {
      id: `failure ${last.is} ${last.detail}`,
      severity: 'error',
      text: t(`failure.${last.is}`),
      detail: last.detail,
      onDismiss: dismissFailure,
      isAnswer: true,
    },
  ];
}
