import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../shared/detail.ts';
import type { SentBy } from '../../../shared/related.ts';
import { AttachmentChips } from './attachment-chips.tsx';
import { HeadActions } from './head-actions.tsx';
import { HeadFacts } from './head-facts.tsx';
import { HeadTitle } from './head-title.tsx';
import './detail-head.css';

interface DetailHeadProps {
  readonly detail: RequestDetail;
  /** Who sent the message; `null` for what is not a message, and until it is known. */
  readonly sentBy: SentBy | null;
  /** The request was pinned or unpinned. */
  readonly onChanged: () => void;
  readonly onShowSignature: () => void;
  /** Shows the attachments, at the one with this index. */
  readonly onShowAttachments: (index: number) => void;
}

/** What the request is, from whom to whom, and what is done with it: of the same height for every request. */
export function DetailHead(props: DetailHeadProps) {
  const { detail, sentBy, onChanged, onShowSignature, onShowAttachments } = props;
  const { t } = useTranslation('detail');
  const attachments = detail.inspection?.attachments ?? [];
  return (
    <header className="detail-head" aria-label={t('head.label')}>
      <div className="head-line">
        <HeadTitle detail={detail} />
        <HeadActions detail={detail} sentBy={sentBy} onChanged={onChanged} />
      </div>
      <div className="head-line">
        <HeadFacts detail={detail} onShowSignature={onShowSignature} />
        {attachments.length > 0 && (
          <AttachmentChips attachments={attachments} onShow={onShowAttachments} />
        )}
      </div>
    </header>
  );
}
