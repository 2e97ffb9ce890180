import { useTranslation } from 'react-i18next';
import type { Inspection, KindEvidence } from '../../../shared/inspection.ts';
import { isMessageKind } from '../../../shared/kinds.ts';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import { MailView } from '../../mail/mail-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MailHead } from './mail-head.tsx';
import { MessageIds } from './message-ids.tsx';
import { LookAlike } from './look-alike.tsx';
import { SmsText } from './sms-text.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { useCall } from '../shared/use-call.ts';
import { useCodePhrases } from '../../ui/use-code-phrases.ts';
import './message.css';

/** Whether evidence says what a request of unknown kind is: a wrapped message, or an attempt to sign in. */
function isExplanatory({ code }: KindEvidence): boolean {
  return code.startsWith('holds.') || code.startsWith('external-auth.');
}

interface MessageTabProps {
  readonly id: number;
  readonly inspection: Inspection | null;
  readonly onOpenBody: () => void;
  readonly onOpenField: (path: string) => void;
}

/** The message as its receiver would see it, and its ids. */
export function MessageTab({ id, inspection, onOpenBody, onOpenField }: MessageTabProps) {
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
        {evidence.some(isExplanatory) && <LookAlike evidence={evidence} onOpen={onOpenField} />}
        <EmptyState
          title={t('message.none.title')}
          action={<Button onClick={onOpenBody}>{t('message.none.open')}</Button>}
        >
          {t('message.none.text')}
        </EmptyState>
      </>
    );
  }
  const isMail = kind === 'email' || message.htmlLength !== null;
  const lookAlike =
    (kind !== 'unknown' && !isMessageKind(kind)) ||
    (kind === 'unknown' && evidence.some(isExplanatory));
  return (
    <div className="message">
      {lookAlike && <LookAlike evidence={evidence} onOpen={onOpenField} />}
      {isMail ? <MailHead message={message} /> : null}
      {message.message !== null || (!lookAlike && (message.htmlLength === null || !isMail)) ? (
        <SmsText
          id={id}
          inspection={inspection}
          message={message}
          withPhone={!isMail || message.phone !== null}
        />
      ) : null}
      {message.htmlLength !== null ? (
        <MailHtml id={id} message={message} />
      ) : (
        <MessageIds message={message} isFolded={false} />
      )}
    </div>
  );
}

function MailHtml({ id, message }: { readonly id: number; readonly message: ProviderMessage }) {
  const { t } = useTranslation('detail');
  const call = useCall('message.html', { id });
  const phrases = useCodePhrases();
  const ids = <MessageIds message={message} isFolded={false} />;
  if (message.htmlLength === 0)
    return (
      <>
        <EmptyState title={t('message.emptyHtml.title')}>{t('message.emptyHtml.text')}</EmptyState>
        {ids}
      </>
    );
  return (
    <Loaded call={call}>
      {(html) => <MailView id={id} html={html} phrases={phrases} ids={ids} />}
    </Loaded>
  );
}
