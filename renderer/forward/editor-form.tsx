import { RotateCcw, Send } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSource } from '../../shared/contract/arguments.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import type { EditInput } from '../store/edit-input.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { Notice } from '../ui/notice.tsx';
import { isShortcut, useShortcutText } from '../ui/shortcuts.ts';
import { BodyField } from './body-field.tsx';
import { EditorAnswer } from './editor-answer.tsx';
import { HeaderRows } from './header-rows.tsx';
import { SigningField } from './signing-field.tsx';
import { TargetField } from './target-field.tsx';
import { targetOf } from './target-input.ts';
import { useSendRefusal } from './use-send-refusal.ts';

interface EditorFormProps {
  readonly from: DraftSource;
  readonly original: EditInput;
  /** What was edited when the editor was closed; `null` for nothing. */
  readonly kept: EditInput | null;
}

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];

/** The request on the left, the answer to what was sent on the right. Each change is kept until it is sent. */
export function EditorForm({ from, original, kept }: EditorFormProps) {
  const { t } = useTranslation('sending');
  const keysOf = useShortcutText();
  const sendEdited = useWindow((state) => state.sendEdited);
  const keepEdit = useWindow((state) => state.keepEdit);
  const refusalOf = useSendRefusal();
  // What the editor began with stays, although sending changes the last target.
  const [first] = useState(original);
  const [edit, setEdit] = useState(kept ?? original);
  const [sent, setSent] = useState<Dispatch | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const { target, method, path, headers, body, signWith } = edit;

  function change(part: Partial<EditInput>) {
    const next = { ...edit, ...part };
    setEdit(next);
    keepEdit(from, next);
  }

  function startOver() {
    setEdit(first);
    keepEdit(from, null);
  }

  async function send() {
    const to = targetOf(target);
    if (to === null) return setRefusal(t('refused.noTarget'));
    if (isSending) return;
    setRefusal(null);
    setIsSending(true);
    try {
      const request = { method: method.trim(), path: path.trim(), headers, body };
      const outcome = await sendEdited({ target: to, request, from, signWith });
      if (outcome.ok) setSent(outcome.value);
      else setRefusal(refusalOf(outcome));
    } finally {
      setIsSending(false);
    }
  }

  return (
    <form
      className="editor"
      onKeyDown={(event) => {
        if (!isShortcut('sendEdited', event.nativeEvent)) return;
        event.preventDefault();
        inBackground(send());
      }}
      onSubmit={(event) => {
        event.preventDefault();
        inBackground(send());
      }}
    >
      <div className="editor-request">
        <TargetField value={target} onChange={(value) => change({ target: value })} />
        <div className="setting">
          <label htmlFor={`${id}-path`}>{t('editor.request')}</label>
          <div className="editor-line">
            <input
              className="input mono editor-method"
              aria-label={t('editor.method')}
              list={`${id}-methods`}
              spellCheck={false}
              value={method}
              onChange={(event) => change({ method: event.target.value })}
            />
            <datalist id={`${id}-methods`}>
              {methods.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
            <input
              id={`${id}-path`}
              className="input mono"
              spellCheck={false}
              placeholder={t('editor.pathHint')}
              value={path}
              onChange={(event) => change({ path: event.target.value })}
            />
          </div>
        </div>
        <details className="editor-headers">
          <summary>{t('editor.headersCount', { count: headers.length })}</summary>
          <HeaderRows headers={headers} onChange={(value) => change({ headers: value })} />
        </details>
        <BodyField headers={headers} body={body} onChange={(value) => change({ body: value })} />
        <SigningField
          value={signWith}
          onChange={(value) => change({ signWith: value })}
          unsigned={t('sign.asItStands')}
        />
        {refusal !== null && <Notice severity="error">{refusal}</Notice>}
        <div className="sending-actions">
          {edit !== first && (
            <Button icon={RotateCcw} onClick={startOver}>
              {t('editor.startOver')}
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            icon={Send}
            aria-disabled={isSending}
            title={t('editor.sendHint', { keys: keysOf('sendEdited') })}
          >
            {t(isSending ? 'editor.sending' : 'editor.send')}
          </Button>
        </div>
      </div>
      <EditorAnswer sent={sent} isSending={isSending} />
    </form>
  );
}
