import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../shared/detail.ts';
import { shownInLine } from '../../../shared/hidden-characters.ts';
import { NamedCharacters } from '../../ui/sender-text.tsx';
import { titleWords } from './title-words.ts';

/** The subject, the first words of the text, or the kind; and the number of the request. */
export function HeadTitle({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation('detail');
  const { request, inspection } = detail;
  const kind = request.broken === null ? (inspection?.kind ?? 'pending') : 'broken';
  const words = titleWords(detail);
  return (
    <h2 className="detail-title">
      {words === null ? (
        <span className="head-words truncate selectable">{t(`kind.${kind}`)}</span>
      ) : (
        // The direction is the text's, so that it is cut at its end also when it is Hebrew.
        <span className="head-words truncate selectable" dir="auto" title={shownInLine(words)}>
          <NamedCharacters text={words} />
        </span>
      )}
      <span className="head-id selectable">{t('head.id', { id: request.id })}</span>
    </h2>
  );
}
