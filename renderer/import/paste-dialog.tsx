import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../shared/bounds.ts';
import type { ImportPreview } from '../../shared/import.ts';
import { bridge } from '../bridge.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { PreviewText } from './preview-text.tsx';
import '../ui/input.css';
import './paste-dialog.css';

/** Milliseconds after the last key until the text is read. */
const pauseMs = 250;

/**
 * The dialog for a text and its signature. It says what the text is while it is typed. What was not imported is there again
 * when the dialog opens without another text.
 *
 * @param begun the text that it begins with.
 */
export function PasteDialog({ begun }: { readonly begun: string }) {
  const { t } = useTranslation('import');
  const close = useWindow((state) => state.closePaste);
  const importText = useWindow((state) => state.importText);
  const kept = useWindow((state) => state.keptPaste);
  const keep = useWindow((state) => state.keepPaste);
  const first = begun === '' && kept !== null ? kept : { text: begun, signature: '' };
  const [text, setText] = useState(first.text);
  const [signature, setSignature] = useState(first.signature);
  const preview = usePreview(text, signature);
  const ids = { text: useId(), hint: useId(), signature: useId(), signatureHint: useId() };
  const field = useRef<HTMLTextAreaElement>(null);
  // The dialog is open by then.
  useEffect(() => field.current?.focus(), []);
  const isReadable = preview?.is === 'readable' && preview.count > 0;

  function submit() {
    if (!isReadable) return;
    inBackground(importText({ text, signature, name: t('dialog.name') }));
    keep(null);
    close();
  }

  function leave() {
    keep(text.trim() === '' ? null : { text, signature });
    close();
  }

  return (
    <Dialog title={t('dialog.title')} onClose={leave} isWide>
      <form
        className="paste-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        <label htmlFor={ids.text}>{t('dialog.text')}</label>
        <textarea
          ref={field}
          id={ids.text}
          className="input mono"
          rows={9}
          spellCheck={false}
          aria-describedby={ids.hint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={ids.hint} className="paste-dialog-hint">
          {t('dialog.hint')}
        </p>
        <label htmlFor={ids.signature}>{t('dialog.signature')}</label>
        <input
          id={ids.signature}
          className="input mono"
          spellCheck={false}
          autoComplete="off"
          maxLength={bounds.pastedSignature.characters}
          aria-describedby={ids.signatureHint}
          value={signature}
          onChange={(event) => setSignature(event.target.value)}
        />
        <p id={ids.signatureHint} className="paste-dialog-hint">
          {t('dialog.signatureHint')}
        </p>
        <div className="paste-dialog-preview" role="status">
          {text.length > bounds.pastedText.characters ? (
            <p className="preview-text-refused">{t('dialog.tooLong')}</p>
          ) : (
            preview && (
              <PreviewText
                preview={preview}
                isSigned={signature.trim() !== ''}
                refused="dialog.refused"
              />
            )
          )}
        </div>
        <p className="paste-dialog-hint">{t('notForwarded')}</p>
        <div className="paste-dialog-buttons">
          <Button onClick={leave}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant={isReadable ? 'primary' : 'plain'} disabled={!isReadable}>
            {t('dialog.import')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the text would bring; `null` until it was read for the first time. The last result stays while the next one is computed. */
function usePreview(text: string, signature: string): ImportPreview | null {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  useEffect(() => {
    if (text.length > bounds.pastedText.characters) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      inBackground(
        bridge
          .call('import.preview', { text, signature, name: '' })
          .then((found) => found !== null && isCurrent && setPreview(found)),
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, signature]);
  return preview;
}
