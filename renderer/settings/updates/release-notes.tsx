import { useTranslation } from 'react-i18next';
import type { NoteLine, Update } from '../../../shared/updates.ts';
import { SenderText } from '../../ui/sender-text.tsx';

/** What changed in a version, in plain text. */
export function ReleaseNotes({ update: { version, notes } }: { readonly update: Update }) {
  const { t } = useTranslation('updates');
  const title = t('whatChanged', { version });
  return (
    <section className="release-notes selectable" aria-label={title}>
      <h4>{title}</h4>
      {notes.length === 0 && <p className="setting-hint">{t('noNotes')}</p>}
      {notes.length > 0 && (
        <ul>
          {notes.map((line, at) => (
            <Note key={at} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Note({ line: { is, text } }: { readonly line: NoteLine }) {
  return (
    <li className={`release-note-${is}`}>
      <SenderText text={text} />
    </li>
  );
}
