import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmCall } from '../../../shared/crm-call.ts';
import { BodyEditor } from '../../forward/body-editor.tsx';
import type { CrmEdit } from '../../store/crm-slice.ts';
import { isShortcut } from '../../ui/shortcuts.ts';
import { useCodePhrases } from '../../ui/use-code-phrases.ts';
import '../../ui/input.css';

interface CallEditorProps {
  readonly call: CrmCall;
  readonly edit: CrmEdit;
  readonly takesFocus: boolean;
  readonly onChange: (edit: CrmEdit) => void;
  readonly onSend: () => void;
}

const lineHeight = 20;
const mostLines = 16;

/** The ids in the path and the body of a call, to be edited. */
export function CallEditor({ call, edit, takesFocus, onChange, onSend }: CallEditorProps) {
  const { t } = useTranslation('crm-calls');
  const phrases = useCodePhrases();
  const id = useId();
  const { pathIds, body } = edit;
  const lines = Math.min(mostLines, body.split('\n', mostLines).length + 1);
  return (
    <div
      className="crm-edit"
      onKeyDown={(event) => {
        if (!isShortcut('sendEdited', event.nativeEvent)) return;
        event.preventDefault();
        onSend();
      }}
    >
      {Object.entries(pathIds).map(([name, value]) => (
        <div key={name} className="crm-edit-path">
          <label htmlFor={`${id}-${name}`}>{t('edit.path', { name })}</label>
          <input
            id={`${id}-${name}`}
            className="input mono"
            spellCheck={false}
            value={value}
            onChange={(event) =>
              onChange({ ...edit, pathIds: { ...pathIds, [name]: event.target.value } })
            }
          />
        </div>
      ))}
      <div className="crm-edit-body" style={{ height: lines * lineHeight }}>
        <BodyEditor
          text={body}
          onChange={(text) => onChange({ ...edit, body: text })}
          isJson
          takesFocus={takesFocus}
          label={t('edit.body')}
          phrases={phrases}
        />
      </div>
      {call.secret !== null && (
        <p className="detail-muted">{t('edit.secret', { name: call.secret })}</p>
      )}
    </div>
  );
}
