import { GitCompare, Pencil, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../../../shared/dispatches.ts';
import { useSendSame } from '../../forward/use-send-same.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';

interface DispatchActionsProps {
  readonly dispatch: Dispatch;
  readonly previous: Dispatch | null;
}

/** Sends the same again, opens it in the editor, and compares its answer with the one before. */
export function DispatchActions({ dispatch, previous }: DispatchActionsProps) {
  const { t } = useTranslation('dispatches');
  const sendSame = useSendSame();
  const openEditor = useWindow((state) => state.openEditor);
  const compareAnswers = useWindow((state) => state.compareAnswers);
  const canCompare = dispatch.outcome.is === 'answered' && previous?.outcome.is === 'answered';
  return (
    <div className="dispatch-actions">
      <Button icon={RotateCw} onClick={() => inBackground(sendSame(dispatch))}>
        {t('action.sendSame')}
      </Button>
      <Button icon={Pencil} onClick={() => openEditor({ dispatch: dispatch.id })}>
        {t('action.edit')}
      </Button>
      {canCompare && previous !== null && (
        <Button icon={GitCompare} onClick={() => compareAnswers(previous.id, dispatch.id)}>
          {t('action.compare')}
        </Button>
      )}
    </div>
  );
}
