import { useTranslation } from 'react-i18next';
import type { CallNote, CrmCall } from '../../../shared/crm-call.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { useSentences } from '../../ui/use-sentences.ts';

/** What a call can be copied as. */
export const callForms = ['curl', 'typescript'] as const;
export type CallForm = (typeof callForms)[number];

interface NextCallViewProps {
  readonly call: CrmCall;
  readonly form: CallForm;
  /** Whether it is unfolded at first. */
  readonly open: boolean;
}

/** One call: what it does, the command or module to copy, and what is known to stand in its way. */
export function CrmCallView({ call, form, open }: NextCallViewProps) {
  const { t } = useTranslation('next');
  const title = t(`call.${call.name}`, { defaultValue: call.name });
  return (
    <div className="next-call">
      <details open={open}>
        <summary>
          <strong>{title}</strong>{' '}
          <code className="next-target">
            {call.method} <SenderText text={new URL(call.url).pathname} />
          </code>
        </summary>
        <pre className="next-code selectable" tabIndex={0} aria-label={title}>
          <SenderText text={call[form]} />
        </pre>
        {call.placeholders.length > 0 && (
          <p className="next-note detail-warn">
            {t('placeholders', { names: call.placeholders.join(', ') })}
          </p>
        )}
        <ul>
          {call.notes.map((note) => (
            <li key={note.code} className="next-note">
              <Note note={note} />
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

function Note({ note: { code, source, message } }: { readonly note: CallNote }) {
  const { t } = useTranslation('next');
  const sentence = useSentences('call-notes');
  return (
    <span className="selectable">
      {sentence(code, message)} <span className="detail-muted">({t(`source.${source}`)})</span>
    </span>
  );
}
