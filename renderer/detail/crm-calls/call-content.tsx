import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CrmDraft } from '../../../shared/contract/arguments.ts';
import type { CallNote, CrmCall } from '../../../shared/crm-call.ts';
import { Button } from '../../ui/button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { useSentences } from '../../ui/use-sentences.ts';
import { CallEditor } from './call-editor.tsx';
import type { CallForm } from './call-form.ts';
import { CallProblems } from './call-problems.tsx';
import type { CallEdit } from './use-call-edit.ts';

interface CallContentProps {
  readonly title: string;
  readonly call: CrmCall;
  readonly form: CallForm;
  readonly editing: CallEdit;
  readonly draft: CrmDraft;
  /** It was not sent, because something is wrong with it. */
  readonly isHeld: boolean;
  readonly onSend: () => void;
}

/** The command or module of a call, or its editor; and what is wrong with it. */
export function CallContent(props: CallContentProps) {
  const { title, call, form, editing, draft, isHeld, onSend } = props;
  const { t } = useTranslation('crm-calls');
  const { edit, isOpened, change, restore } = editing;
  const isEdited = edit !== null;
  return (
    <>
      {isEdited ? (
        <CallEditor
          call={call}
          edit={edit}
          takesFocus={isOpened}
          onChange={change}
          onSend={onSend}
        />
      ) : (
        <pre className="crm-call-code selectable" tabIndex={0} aria-label={title}>
          <SenderText text={call[form]} />
        </pre>
      )}
      {restore !== null && (
        <p className="crm-call-note crm-call-discarded">
          {t('edit.discarded')}
          <Button variant="quiet" icon={Undo2} onClick={restore}>
            {t('edit.restore')}
          </Button>
        </p>
      )}
      {!isEdited && !isHeld && call.placeholders.length > 0 && (
        <p className="crm-call-note detail-warn">
          {t('placeholders', { names: call.placeholders.join(', ') })}
        </p>
      )}
      <CallProblems draft={draft} isEdited={isEdited} isWhole={isEdited || isHeld} />
    </>
  );
}

/** What is known of a call before it is sent, each with its source. */
export function CallNotes({ notes }: { readonly notes: readonly CallNote[] }) {
  return (
    <ul className="crm-call-notes">
      {notes.map((note) => (
        <li key={note.code} className="crm-call-note">
          <CallNoteLine note={note} />
        </li>
      ))}
    </ul>
  );
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
