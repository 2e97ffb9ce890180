import { Copy, Info, Pencil, Pin, Send, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../shared/detail.ts';
import { exportFormats, exportTable } from '../../../shared/export.ts';
import type { SentBy } from '../../../shared/related.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { useExportLabel } from '../../ui/export-label.ts';
import { inBackground } from '../../ui/failures.ts';
import { Menu } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useShortcutText } from '../../ui/shortcuts.ts';
import { HistoryButtons } from '../history.tsx';
import { HeadDetails } from './head-details.tsx';

interface HeadActionsProps {
  readonly detail: RequestDetail;
  readonly sentBy: SentBy | null;
  readonly onChanged: () => void;
}

/** What is done with the request as a whole. */
export function HeadActions({ detail, sentBy, onChanged }: HeadActionsProps) {
  const { t } = useTranslation(['detail', 'sending']);
  const openSendAgain = useWindow((state) => state.openSendAgain);
  const openEditor = useWindow((state) => state.openEditor);
  const pinRequest = useWindow((state) => state.pinRequest);
  const removeRequest = useWindow((state) => state.removeRequest);
  const keysOf = useShortcutText();
  const { request, pinned } = detail;
  const { id } = request;
  return (
    <div className="head-actions">
      <HistoryButtons />
      {request.broken === null && (
        <>
          <Button
            variant="quiet"
            icon={Send}
            aria-label={t('sending:again.open')}
            title={t('sending:again.openHint', { keys: keysOf('sendAgain') })}
            onClick={() => openSendAgain({ ids: [id] })}
          >
            <span className="head-action-name">{t('sending:again.open')}</span>
          </Button>
          <Button
            variant="quiet"
            icon={Pencil}
            aria-label={t('sending:editor.open')}
            title={t('sending:editor.openHint', { keys: keysOf('editAndSend') })}
            onClick={() => openEditor({ id })}
          />
        </>
      )}
      <CopyAs id={id} />
      <Button
        variant="quiet"
        icon={Pin}
        aria-label={t('head.pin')}
        aria-pressed={pinned}
        title={t(pinned ? 'head.unpinHint' : 'head.pinHint', { keys: keysOf('pinRequest') })}
        onClick={() => inBackground(pinRequest(id, !pinned).then(onChanged))}
      />
      <Popover
        label={t('head.details')}
        align="end"
        trigger={
          <Button
            variant="quiet"
            icon={Info}
            aria-label={t('head.details')}
            title={t('head.detailsHint')}
          >
            <span className="head-action-name">{t('head.details')}</span>
          </Button>
        }
      >
        <HeadDetails detail={detail} sentBy={sentBy} />
      </Popover>
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('head.remove')}
        title={t('head.removeHint', { keys: keysOf('removeRequest') })}
        onClick={(event) => {
          // The button disappears with its request: without this the keyboard focus would leave the detail.
          event.currentTarget.closest('section')?.focus();
          inBackground(removeRequest(id));
        }}
      />
    </div>
  );
}

const copiedFormats = exportFormats.filter(
  (format) => exportTable[format].isForOne && exportTable[format].holds === 'all',
);

/** Copies the body, or the request in a format. */
function CopyAs({ id }: { readonly id: number }) {
  const { t } = useTranslation('detail');
  const copyBody = useWindow((state) => state.copyBody);
  const copyRequests = useWindow((state) => state.copyRequests);
  const label = useExportLabel();
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          icon={Copy}
          aria-label={t('head.copyAs')}
          title={t('head.copyAs')}
        />
      }
      items={[
        { label: t('body.code'), onSelect: () => inBackground(copyBody(id)) },
        ...copiedFormats.map((format) => ({
          label: label(format),
          onSelect: () => inBackground(copyRequests({ ids: [id] }, format)),
        })),
      ]}
    />
  );
}
