import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';
import { formatNumber } from '../ui/format.ts';
import './background-lines.css';

/** With fewer requests to index, a search is not noticeably slower. */
const indexingShownFrom = 1_000;

/** Background work that the user may notice: indexing, and inspecting old requests again. */
export function BackgroundLines() {
  const { t, i18n } = useTranslation();
  const search = useWindow((state) => state.inspector?.search);
  const recheck = useWindow((state) => state.inspector?.recheck ?? null);
  const waiting = search?.waiting ?? 0;
  return (
    <>
      {typeof search?.fault === 'string' && (
        <Notice severity="warning">{t('background.noIndex', { detail: search.fault })}</Notice>
      )}
      {waiting > indexingShownFrom && (
        <p className="background-line">
          {t('background.indexing', {
            count: waiting,
            shown: formatNumber(waiting, i18n.language),
          })}
        </p>
      )}
      {recheck !== null && (
        <label className="background-line">
          {t('background.recheck', {
            done: formatNumber(recheck.done, i18n.language),
            total: formatNumber(recheck.total, i18n.language),
          })}
          <progress max={Math.max(1, recheck.total)} value={recheck.done} />
        </label>
      )}
    </>
  );
}
