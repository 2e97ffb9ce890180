import { useTranslation } from 'react-i18next';
import type { CallNote, CrmCall } from '../../../shared/crm-call.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { useSentences } from '../../ui/use-sentences.ts';

/** The forms that a call can be copied in. */
export const callForms = ['curl', 'typescript'] as const;
export type CallForm = (typeof callForms)[number];

interface CrmCallViewProps {
  readonly call: CrmCall;
  readonly form: CallForm;
  /** Expanded at first. */
  readonly isOpen: boolean;
}

/** One call: what it does, the command or module to copy, and the known obstacles. */
export function CrmCallView({ call, form, isOpen }: CrmCallViewProps) {
  const { t } = useTranslation('crm-calls');
  const title = t(`call.${call.name}`, { defaultValue: call.name });
  return (
    <div className="crm-call">
      <details open={isOpen}>
        <summary>
          <strong>{title}</strong>{' '}
          <code className="crm-call-target">
            {call.method} <SenderText text={new URL(call.url).pathname} />
          </code>
        </summary>
        <pre className="crm-call-code selectable" tabIndex={0} aria-label={title}>
          <SenderText text={call[form]} />
        </pre>
        {call.placeholders.length > 0 && (
          <p className="crm-call-note detail-warn">
            {t('placeholders', { names: call.placeholders.join(', ') })}
          </p>
        )}
        <ul>
          {call.notes.map((note) => (
            <li key={note.code} className="crm-call-note">
              <CallNoteLine note={note} />
            </li>
          ))}
        </ul>
      </details>
      <CopyButton
        text={call[form]}
        label={t('copy', { what: title, form: t(`form.${form}`) })}
        caption={t(`form.${form}`)}
      />
    </div>
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
