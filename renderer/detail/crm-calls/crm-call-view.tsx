import { Pencil, RotateCcw, Send, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmAnswer, CrmRun } from '../../../shared/crm-api.ts';
import type { CallNote, CrmCall } from '../../../shared/crm-call.ts';
import { bridge } from '../../bridge.ts';
import { crmEditKey, type CrmEdit } from '../../store/crm-slice.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useSentences } from '../../ui/use-sentences.ts';
import { useUndo } from '../../ui/use-undo.ts';
import { CallAnswers } from './call-answers.tsx';
import { CallEditor } from './call-editor.tsx';
import { CallProblems } from './call-problems.tsx';
import { CallState } from './call-state.tsx';
import { ClientSecretDialog } from './client-secret-dialog.tsx';
import { LastOutcome } from './last-outcome.tsx';
import { useSendCall, type SendCallOptions } from './use-send-call.ts';

/** The forms that a call can be copied in. */
export const callForms = ['curl', 'typescript'] as const;
export type CallForm = (typeof callForms)[number];

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

/** One call: what it does, the command or module to copy, the editor, the known obstacles, and what was answered. */
export function CrmCallView(props: CrmCallViewProps) {
  const { id, call, form, isOpenAtFirst, answers, run } = props;
  const { t } = useTranslation('crm-calls');
  const key = crmEditKey(id, call.name);
  const edit = useWindow((state) => state.crmEdits).get(key) ?? null;
  const editCall = useWindow((state) => state.editCrmCall);
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const [discarded, setDiscarded] = useState<CrmEdit | null>(null);
  const [takesFocus, setTakesFocus] = useState(false);
  const sendButton = useRef<HTMLButtonElement>(null);
  const draft = { id, name: call.name, ...(edit ?? asItStands(call)) };
  const sending = useSendCall({
    ...props,
    draft,
    onEnd: () => {
      // The button that stops it disappears; where else the user is meanwhile, the focus stays.
      if (document.activeElement === document.body) sendButton.current?.focus();
    },
  });
  const restore =
    discarded === null
      ? null
      : () => {
          editCall(key, discarded);
          setDiscarded(null);
        };
  useUndo(restore);
  const isHeld = sending.wait.is === 'problems';
  const title = t(`call.${call.name}`, { defaultValue: call.name });

  function begin() {
    if (run !== null) return;
    setIsOpen(true);
    inBackground(sending.begin());
  }

  return (
    <div className="crm-call" role="group" aria-label={title}>
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <strong>{title}</strong>{' '}
          <code className="crm-call-target">
            {call.method} <SenderText text={new URL(call.url).pathname} />
          </code>
          {edit !== null && <span className="crm-call-edited">{t('edit.edited')}</span>}{' '}
          <LastOutcome answer={answers[0] ?? null} />
        </summary>
        {isOpen && (
          <>
            {edit === null ? (
              <pre className="crm-call-code selectable" tabIndex={0} aria-label={title}>
                <SenderText text={call[form]} />
              </pre>
            ) : (
              <CallEditor
                call={call}
                edit={edit}
                takesFocus={takesFocus}
                onChange={(next) => {
                  editCall(key, next);
                  // What was said of the call before is no longer true.
                  if (isHeld || sending.wait.is === 'refused') sending.dismiss();
                }}
                onSend={begin}
              />
            )}
            {restore !== null && (
              <p className="crm-call-note">
                {t('edit.discarded')}{' '}
                <Button variant="quiet" icon={Undo2} onClick={restore}>
                  {t('edit.restore')}
                </Button>
              </p>
            )}
            {edit === null && !isHeld && call.placeholders.length > 0 && (
              <p className="crm-call-note detail-warn">
                {t('placeholders', { names: call.placeholders.join(', ') })}
              </p>
            )}
            <CallProblems
              draft={draft}
              isEdited={edit !== null}
              isWhole={edit !== null || isHeld}
            />
            <CallState
              title={title}
              wait={sending.wait}
              run={run}
              onSendAnyway={() => inBackground(sending.sendAnyway())}
            />
            <CallAnswers answers={answers} />
            <ul className="crm-call-notes">
              {call.notes.map((note) => (
                <li key={note.code} className="crm-call-note">
                  <CallNoteLine note={note} />
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
      <div className="crm-call-actions">
        {edit === null ? (
          <>
            <CopyButton
              text={call[form]}
              label={t('copy', { what: title, form: t(`form.${form}`) })}
              caption={t(`form.${form}`)}
            />
            <Button
              variant="quiet"
              icon={Pencil}
              aria-label={t('edit.label', { what: title })}
              title={t('edit.label', { what: title })}
              onClick={() => {
                setIsOpen(true);
                setDiscarded(null);
                setTakesFocus(true);
                editCall(key, asItStands(call));
              }}
            >
              {t('edit.caption')}
            </Button>
          </>
        ) : (
          <>
            <CopyButton
              getText={async () => (await bridge.call('crm.forms', draft))?.[form] ?? null}
              label={t('copy', { what: title, form: t(`form.${form}`) })}
              caption={t(`form.${form}`)}
            />
            <Button
              variant="quiet"
              icon={RotateCcw}
              aria-label={t('edit.discardLabel', { what: title })}
              title={t('edit.discardLabel', { what: title })}
              onClick={() => {
                sendButton.current?.focus();
                sending.dismiss();
                setDiscarded(edit);
                editCall(key, null);
              }}
            >
              {t('edit.discard')}
            </Button>
          </>
        )}
        <Button
          ref={sendButton}
          icon={Send}
          aria-label={t('send.label', { what: title })}
          title={t('send.label', { what: title })}
          aria-disabled={run !== null || sending.wait.is === 'answer'}
          onClick={begin}
        >
          {t('send.caption')}
        </Button>
      </div>
      {sending.wait.is === 'client-secret' && (
        <ClientSecretDialog
          onGiven={(secret) => inBackground(sending.giveClientSecret(secret))}
          onClose={sending.dismiss}
        />
      )}
    </div>
  );
}

/** A call as the editor begins with it. */
function asItStands({ pathIds, body }: CrmCall): CrmEdit {
  return {
    pathIds: Object.fromEntries(
      Object.entries(pathIds).map(([name, value]) => [name, value ?? '']),
    ),
    body: JSON.stringify(body, null, 2),
  };
}

function CallNoteLine({ note: { code, source, message } }: { readonly note: CallNote }) {
  const { t } = useTranslation('crm-calls');
  const sentence = useSentences('call-notes');
  return (
    <span className="selectable">
      {sentence(code, message)} <span className="detail-muted">({t(`source.${source}`)})</span>
    </span>
  );
}
