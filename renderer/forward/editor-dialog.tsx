import { useTranslation } from 'react-i18next';
import type { DraftSource } from '../../shared/contract/arguments.ts';
import type { RequestDraft } from '../../shared/sending.ts';
import { LoadFailed } from '../detail/shared/loaded.tsx';
import { useCall } from '../detail/shared/use-call.ts';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { editOf } from './edit-draft.ts';
import { EditorForm } from './editor-form.tsx';
import '../detail/shared/shared.css';
import '../ui/input.css';
import '../settings/settings.css';
import './sending.css';

interface EditorDialogProps {
  readonly from: DraftSource;
  readonly onClose: () => void;
}

/** A request, a sample or an earlier sending, to be edited and sent, with the answer beside it. */
export function EditorDialog({ from, onClose }: EditorDialogProps) {
  const { t } = useTranslation('sending');
  const { state, reload } = useCall('draft.of', from);
  return (
    <Dialog title={t('editor.title')} isFull onClose={onClose}>
      {state.is === 'failed' ? (
        <LoadFailed onRetry={reload} />
      ) : state.is === 'loading' ? null : state.value === null ? (
        <EmptyState title={t('editor.gone.title')}>{t('editor.gone.text')}</EmptyState>
      ) : (
        <Editor from={from} draft={state.value} />
      )}
    </Dialog>
  );
}

function Editor({ from, draft }: { readonly from: DraftSource; readonly draft: RequestDraft }) {
  const last = useWindow((state) => state.lastTarget);
  const lastUrl = useWindow((state) => state.sentUrls[0] ?? '');
  const destinations = useWindow((state) => state.inspector?.settings.destinations);
  const kept = useWindow((state) => state.keptEdit);
  const original = editOf(draft, { last, lastUrl, destinations: destinations ?? [] });
  const isKept = kept !== null && JSON.stringify(kept.from) === JSON.stringify(from);
  return <EditorForm from={from} original={original} kept={isKept ? kept.edit : null} />;
}
