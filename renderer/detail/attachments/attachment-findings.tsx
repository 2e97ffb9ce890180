import { useTranslation } from 'react-i18next';
import type { AttachmentFacts } from '../../../shared/attachment-file.ts';
import { readLinkAccess } from '../../../shared/attachment-link.ts';
import { toneIcon, type Tone } from '../../ui/tone.ts';
import '../../ui/tone.css';
import { SenderText } from '../../ui/sender-text.tsx';
import { ShowInFolder } from '../../ui/show-in-folder.tsx';
import { formatBytes } from '../../ui/format.ts';
import type { AttachmentState } from './use-attachment.ts';

interface AttachmentFindingsProps {
  readonly state: AttachmentState;
  readonly url: string;
}

/** The outcome of the user's last action: the facts, the saved file, or what failed and what to do. */
export function AttachmentFindings({ state, url }: AttachmentFindingsProps) {
  const { t, i18n } = useTranslation('attachments');
  const { busy, facts, saved, failure } = state;
  return (
    <div className="attachment-findings" role="status">
      {busy !== null && <p className="detail-muted">{t(`busy.${busy}`)}</p>}
      {failure !== null && <Failure failure={failure} url={url} />}
      {saved !== null && (
        <p className="selectable">
          {t('saved', { size: formatBytes(saved.bytes, i18n.language), path: saved.path })}{' '}
          <ShowInFolder key={saved.file} file={saved.file} />
        </p>
      )}
      {facts !== null && <Facts facts={facts} />}
    </div>
  );
}

function Facts({
  facts: { size, type, redirectedTo, contradicted },
}: {
  readonly facts: AttachmentFacts;
}) {
  const { t, i18n } = useTranslation('attachments');
  const real = type ?? t('unknownType');
  return (
    <>
      <p className="selectable">
        {size === null ? t('sizeUnknown') : formatBytes(size, i18n.language)} ·{' '}
        {type === null ? t('typeUnrecognised') : t('typeFound', { type })}
      </p>
      {contradicted.map((claim) => (
        <ToneLine key={claim.by} tone="warning">
          {t(`contradicted.${claim.by}`, { claimed: claim.type, real })}
        </ToneLine>
      ))}
      {redirectedTo !== null && (
        <p className="detail-muted selectable detail-address">
          {t('redirected', { url: redirectedTo })}
        </p>
      )}
    </>
  );
}

function Failure({
  failure: { fault, detail },
  url,
}: {
  readonly failure: NonNullable<AttachmentState['failure']>;
  readonly url: string;
}) {
  const { t } = useTranslation('attachments');
  const { t: tFetch } = useTranslation('fetch');
  const { expiresAt } = readLinkAccess(url);
  if (fault === 'bad-status') {
    const isExpired = expiresAt !== null && expiresAt <= Date.now();
    return (
      <ToneLine tone="error">
        {t(isExpired ? 'badStatusExpired' : 'badStatus', { status: detail })}
      </ToneLine>
    );
  }
  const text =
    fault === 'gone'
      ? t('gone')
      : fault === 'not-written'
        ? t('notSaved')
        : tFetch(`faults.${fault}`);
  return (
    <>
      <ToneLine tone="error">{text}</ToneLine>
      {detail !== '' && (
        <p className="detail-muted mono selectable detail-address">
          <SenderText text={detail} />
        </p>
      )}
    </>
  );
}

/** A sentence with the icon and the colour of its tone. */
function ToneLine({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const Icon = toneIcon[tone];
  return (
    <p className={`attachment-line tone-${tone}`}>
      <Icon size={14} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
