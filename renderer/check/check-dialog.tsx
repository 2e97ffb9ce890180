import { useTranslation } from 'react-i18next';
import { LoadFailed } from '../detail/shared/loaded.tsx';
import { useCall } from '../detail/shared/use-call.ts';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { CheckForm } from './check-form.tsx';
import { CheckResults } from './check-results.tsx';
import './check.css';

/** Tests the user's own server with everything that HighLevel may send: where and how, and then what each scenario showed. */
export function CheckDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('check');
  const run = useWindow((state) => state.checkRun);
  const { state, reload } = useCall('check.scenarios');
  return (
    <Dialog title={t('title')} isWide onClose={onClose}>
      <div className="check-server">
        <CheckForm />
        {state.is === 'failed' && <LoadFailed onRetry={reload} />}
        {state.is === 'loaded' &&
          (run === null ? (
            <p className="check-intro">
              {t('intro', {
                count: state.value.length,
                requests: state.value.reduce((sum, one) => sum + one.requests, 0),
              })}
            </p>
          ) : (
            <CheckResults run={run} scenarios={state.value} />
          ))}
      </div>
    </Dialog>
  );
}
