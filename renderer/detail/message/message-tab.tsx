import { useTranslation } from 'react-i18next';
import type { Inspection, KindEvidence } from '../../../shared/inspection.ts';
import { isMessageKind } from '../../../shared/kinds.ts';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import { MailView } from '../../mail/mail-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { cutText } from '../../../shared/cut-text.ts';
import { NamedCharacters } from '../../ui/sender-text.tsx';
import { LookAlike } from './look-alike.tsx';
import { MessageIds } from './message-ids.tsx';
import { SmsText } from './sms-text.tsx';
import { Loaded } from '../shared/loaded.tsx';
import type { IssuePlace } from '../shared/place.ts';
import { useCall } from '../shared/use-call.ts';
import { useCodePhrases } from '../../ui/use-code-phrases.ts';
import './message.css';

/** Whether evidence says what a request of unknown kind is: a wrapped message, or an attempt to sign in. */
function isExplanatory({ code }: KindEvidence): boolean {
  return code.startsWith('holds.') || code.startsWith('external-auth.');
}

/** Characters shown of a mail's text at most; Body has all. */
const maxShownText = 20_000;

interface MessageTabProps {
  readonly id: number;
  readonly inspection: Inspection | null;
  readonly onOpenBody: () => void;
  readonly onOpen: (place: IssuePlace) => void;
}

/** The message as its receiver would see it. The head has its people, and an e-mail's ids are in Details. */
export function MessageTab({ id, inspection, onOpenBody, onOpen }: MessageTabProps) {
  const { t } = useTranslation('detail');
  if (inspection === null) {
    return (
      <p className="detail-loading" role="status">
        {t('message.pending')}
      </p>
    );
  }
  const { message, kind, evidence } = inspection;
  if (message === null) {
    return (
      <>
        {evidence.some(isExplanatory) && <LookAlike evidence={evidence} onOpen={onOpen} />}
        <EmptyState
          title={t('message.none.title')}
          action={<Button onClick={onOpenBody}>{t('message.none.open')}</Button>}
        >
          {t('message.none.text')}
        </EmptyState>
      </>
    );
  }
  const hasHtml = message.htmlLength !== null;
  const hasText = message.message !== null && message.message !== '';
  const isMail = hasHtml && (kind === 'email' || !hasText);
  const lookAlike =
    (kind !== 'unknown' && !isMessageKind(kind)) ||
    (kind === 'unknown' && evidence.some(isExplanatory));
  return (
    <div className={isMail ? 'message message-mail' : 'message'}>
      {lookAlike && <LookAlike evidence={evidence} onOpen={onOpen} />}
      {!isMail && (hasText || !lookAlike) && (
        <SmsText id={id} inspection={inspection} message={message} />
      )}
      {isMail && hasText && <MailText text={message.message ?? ''} />}
      {hasHtml && (
        <MailHtml id={id} inspection={inspection} message={message} onOpenBody={onOpenBody} />
      )}
    </div>
  );
}

/** The text that a mail has beside its HTML, folded away: the mail gets the room. */
function MailText({ text }: { readonly text: string }) {
  const { t } = useTranslation('detail');
  return (
    <details className="message-text">
      <summary>{t('message.besideHtml')}</summary>
      <p className="selectable" dir="auto">
        <NamedCharacters text={cutText(text, maxShownText)} />
      </p>
    </details>
  );
}

interface MailHtmlProps {
  readonly id: number;
  readonly inspection: Inspection;
  readonly message: ProviderMessage;
  readonly onOpenBody: () => void;
}

function MailHtml({ id, inspection, message, onOpenBody }: MailHtmlProps) {
  const { t } = useTranslation('detail');
  const call = useCall('message.html', { id });
  const phrases = useCodePhrases();
  const ids = <MessageIds inspection={inspection} />;
  if (message.htmlLength === 0)
    return (
      <>
        <EmptyState
          title={t('message.emptyHtml.title')}
          action={<Button onClick={onOpenBody}>{t('message.none.open')}</Button>}
        >
          {t('message.emptyHtml.text')}
        </EmptyState>
        {ids}
      </>
    );
  return (
    <Loaded call={call}>
      {(html) => <MailView id={id} html={html} phrases={phrases} ids={ids} />}
    </Loaded>
  );
}
