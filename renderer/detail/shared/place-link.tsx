import { useTranslation } from 'react-i18next';
import { SenderText } from '../../ui/sender-text.tsx';
import type { IssuePlace } from './place.ts';
import './issue-line.css';

interface PlaceLinkProps {
  readonly place: IssuePlace;
  readonly onOpen: (place: IssuePlace) => void;
}

/** A button that shows the place that something is about: a field by its path, the body, or the headers. */
export function PlaceLink({ place, onOpen }: PlaceLinkProps) {
  const { t } = useTranslation('detail');
  const label = usePlaceLabel()(place);
  return (
    <button
      type="button"
      className={`place-link ${place.is === 'field' ? 'mono' : ''}`}
      title={label}
      aria-label={label}
      onClick={() => onOpen(place)}
    >
      {place.is === 'field' ? <SenderText text={place.path} /> : t(`tabs.${place.is}`)}
    </button>
  );
}

/** What a click on the place of an issue does, in words. */
export function usePlaceLabel(): (place: IssuePlace) => string {
  const { t } = useTranslation('findings');
  return (place) =>
    place.is === 'field' ? t('place.field', { field: place.path }) : t(`place.${place.is}`);
}
