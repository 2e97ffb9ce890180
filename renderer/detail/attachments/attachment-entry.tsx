import { Download, ExternalLink, Eye, EyeOff, SearchCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentReference } from '../../../shared/contract/arguments.ts';
import type { Attachment } from '../../../shared/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { inBackground } from '../../ui/failures.ts';
import { openLink } from '../../ui/open-link.ts';
import { LinkAccess } from './link-access.tsx';
import { addressFault } from './address-fault.ts';
import { AttachmentFindings } from './attachment-findings.tsx';
import { AttachmentPreview } from './attachment-preview.tsx';
import { useAttachment } from './use-attachment.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** The maximum number of characters shown of a name and of an address; Body has all. */
const maxShownName = 200;
const maxShownAddress = 2_000;

interface AttachmentEntryProps {
  readonly reference: AttachmentReference;
  readonly attachment: Attachment;
}

/** One attachment: what its address says, and what the user can do with it. */
export function AttachmentEntry({ reference, attachment }: AttachmentEntryProps) {
  const { t } = useTranslation('attachments');
  const { url, mediaType, host } = attachment;
  const name = cutText(attachment.name, maxShownName);
  const fault = addressFault(url);
  const { state, check, preview, hide, save } = useAttachment(
    reference,
    attachment.name.slice(-1_000),
  );
  const isBusy = state.busy !== null;
  return (
    <div className="attachment">
      <div className="attachment-head" {...valueMenu(url)}>
        <div className="attachment-what">
          {fault === null && (
            <p className="selectable">
              <strong>
                <SenderText text={name} />
              </strong>{' '}
              <span className="detail-muted">
                {mediaType === null ? t('unknownType') : <SenderText text={mediaType} />} ·{' '}
                <SenderText text={host ?? ''} />
              </span>
            </p>
          )}
          <p className="mono selectable detail-address">
            <SenderText text={cutText(url, maxShownAddress)} />
          </p>
          {fault === null ? (
            <LinkAccess url={url} />
          ) : (
            <p className="detail-warn">
              {fault.is === 'scheme'
                ? t('fault.scheme', { scheme: fault.scheme })
                : t(`fault.${fault.is}`)}
            </p>
          )}
        </div>
        {url !== '' && <CopyButton text={url} label={t('copy', { name: cutText(name, 80) })} />}
      </div>
      {fault === null && (
        <div className="attachment-actions">
          <Button
            icon={SearchCheck}
            disabled={isBusy}
            aria-label={t('checkName', { name })}
            title={t('checkHint')}
            onClick={() => inBackground(check())}
          >
            {t('check')}
          </Button>
          {state.preview === null ? (
            <Button
              icon={Eye}
              disabled={isBusy}
              aria-label={t('previewName', { name })}
              title={t('previewHint')}
              onClick={() => inBackground(preview())}
            >
              {t('preview')}
            </Button>
          ) : (
            <Button
              icon={EyeOff}
              disabled={isBusy}
              aria-label={t('hideName', { name })}
              onClick={hide}
            >
              {t('hide')}
            </Button>
          )}
          <Button
            icon={Download}
            disabled={isBusy}
            aria-label={t('saveName', { name })}
            onClick={() => inBackground(save())}
          >
            {t('save')}
          </Button>
          <Button
            variant="quiet"
            icon={ExternalLink}
            aria-label={t('openName', { name })}
            onClick={() => openLink(url)}
          >
            {t('open')}
          </Button>
        </div>
      )}
      <AttachmentFindings state={state} url={url} />
      {state.preview !== null && <AttachmentPreview preview={state.preview} name={name} />}
    </div>
  );
}
