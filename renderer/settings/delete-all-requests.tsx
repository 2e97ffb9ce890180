import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';

/** Deletes every request permanently. It can't be undone, so the user confirms it. */
export function DeleteAllRequests() {
  const { t } = useTranslation(['window', 'settings']);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <div className="setting">
      <span>{t('settings:label.deleteAll')}</span>
      <div className="setting-value">
        <Button
          variant="danger"
          onClick={() => {
            setDone(false);
            setAsking(true);
          }}
        >
          {t('deleteAll.open')}
        </Button>
        <p className="setting-hint setting-hint-beside" role="status">
          {t(done ? 'deleteAll.done' : 'deleteAll.hint')}
        </p>
      </div>
      {asking && (
        <Confirmation
          onClose={(isDeleted) => {
            setAsking(false);
            setDone(isDeleted);
          }}
        />
      )}
    </div>
  );
}

function Confirmation({ onClose }: { readonly onClose: (isDeleted: boolean) => void }) {
  const { t } = useTranslation();
  const deleteAll = useWindow((state) => state.deleteAllRequests);
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function confirm() {
    setRunning(true);
    const result = await deleteAll();
    setRunning(false);
    if (result.ok) onClose(true);
    else setRefusal(result.detail);
  }

  return (
    <Dialog title={t('deleteAll.title')} onClose={() => onClose(false)}>
      <div className="delete-all">
        <p>{t('deleteAll.text')}</p>
        {refusal !== null && (
          <p className="setting-refusal selectable" role="alert">
            {t('deleteAll.failed', { detail: refusal })}
          </p>
        )}
        <div className="delete-all-actions">
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button variant="danger" disabled={running} onClick={() => inBackground(confirm())}>
            {t('deleteAll.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
