import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmAnswer, CrmRun } from '../../../shared/crm-api.ts';
import { bridge } from '../../bridge.ts';
import { inBackground } from '../../ui/failures.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { CallActions } from './call-actions.tsx';
import { CallAnswers } from './call-answers.tsx';
import { CallContent, CallNotes } from './call-content.tsx';
import type { CallForm } from './call-form.ts';
import { CallState } from './call-state.tsx';
import { ClientSecretDialog } from './client-secret-dialog.tsx';
import { LastOutcome } from './last-outcome.tsx';
import { useCallEdit } from './use-call-edit.ts';
import { useSendCall, type SendCallOptions } from './use-send-call.ts';

interface CrmCallViewProps extends Pick<
  SendCallOptions,
  'call' | 'tokenKey' | 'triesAgain' | 'onAskToken' | 'onSaid'
> {
  readonly id: number;
  readonly form: CallForm;
  readonly isOpenAtFirst: boolean;
  /** What was answered to this call, the newest first. */
  readonly answers: readonly CrmAnswer[];
  /** The call while it goes on. */
  readonly run: CrmRun | null;
}

/** One call: what it does, its code or editor, what is known of it, and what was answered. */
export function CrmCallView(props: CrmCallViewProps) {
  const { id, call, form, isOpenAtFirst, answers, run } = props;
  const { t } = useTranslation('crm-calls');
  const editing = useCallEdit(id, call);
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const sendButton = useRef<HTMLButtonElement>(null);
  const draft = { id, name: call.name, ...editing.sent };
  const { wait, begin, sendAnyway, giveClientSecret, dismiss } = useSendCall({
    ...props,
    draft,
    onEnd: () => {
      // The button that stops it disappears; where else the user is meanwhile, the focus stays.
      if (document.activeElement === document.body) sendButton.current?.focus();
    },
  });
  const isEdited = editing.edit !== null;
  const title = t(`call.${call.name}`, { defaultValue: call.name });

  function send() {
    if (run !== null) return;
    setIsOpen(true);
    inBackground(begin());
  }

  return (
    <div className="crm-call" role="group" aria-label={title}>
      {/* Before the content, so that the Tab key reaches them first. */}
      <CallActions
        title={title}
        form={form}
        getText={async () =>
          isEdited ? ((await bridge.call('crm.forms', draft))?.[form] ?? null) : call[form]
        }
        isEdited={isEdited}
        isSending={run !== null || wait.is === 'answer'}
        sendButton={sendButton}
        onEdit={() => {
          setIsOpen(true);
          editing.open();
        }}
        onDiscard={() => {
          sendButton.current?.focus();
          dismiss();
          editing.discard();
        }}
        onSend={send}
      />
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <strong>{title}</strong>{' '}
          <code className="crm-call-target">
            {call.method} <SenderText text={new URL(call.url).pathname} />
          </code>
          {isEdited && <span className="crm-call-edited">{t('edit.edited')}</span>}{' '}
          <LastOutcome answer={answers[0] ?? null} />
        </summary>
        {isOpen && (
          <>
            <CallContent
              title={title}
              call={call}
              form={form}
              editing={{
                ...editing,
                change: (next) => {
                  editing.change(next);
                  // What was said of the call before is no longer true.
                  if (wait.is === 'problems' || wait.is === 'refused') dismiss();
                },
              }}
              draft={draft}
              isHeld={wait.is === 'problems'}
              onSend={send}
            />
            <CallState
              title={title}
              wait={wait}
              run={run}
              onSendAnyway={() => inBackground(sendAnyway())}
            />
            <CallAnswers answers={answers} />
            <CallNotes notes={call.notes} />
          </>
        )}
      </details>
      {wait.is === 'client-secret' && (
        <ClientSecretDialog
          onGiven={(secret) => inBackground(giveClientSecret(secret))}
          onClose={dismiss}
        />
      )}
    </div>
  );
}
