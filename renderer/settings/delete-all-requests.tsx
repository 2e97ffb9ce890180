import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';

/** Deletes every request for good. It can't be undone, so the user confirms it. */
export function DeleteAllRequests() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <div className="setting">
      <span>{t('forget.name')}</span>
      <div className="setting-value">
        <Button
          variant="danger"
          onClick={() => {
            setDone(false);
            setAsking(true);
          }}
        >
          {t('forget.open')}
        </Button>
        <p className="setting-hint setting-hint-beside" role="status">
          {t(done ? 'forget.done' : 'forget.hint')}
        </p>
      </div>
      {asking && (
        <Confirmation
          onClose={(forgotten) => {
            setAsking(false);
            setDone(forgotten);
          }}
        />
      )}
    </div>
  );
}

function Confirmation({ onClose }: { readonly onClose: (forgotten: boolean) => void }) {
  const { t } = useTranslation();
  const forget = useWindow((state) => state.deleteAllRequests);
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function go() {
    setRunning(true);
    const result = await forget();
    setRunning(false);
    if (result.ok) onClose(true);
    else setRefusal(result.detail);
  }

  return (
    <Dialog title={t('forget.title')} onClose={() => onClose(false)}>
      <div className="forget">
        <p>{t('forget.text')}</p>
        {refusal !== null && (
          <p className="setting-refusal selectable" role="alert">
            {t('forget.failed', { detail: refusal })}
          </p>
        )}
        <div className="forget-actions">
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button variant="danger" disabled={running} onClick={() => inBackground(go())}>
            {t('forget.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
