import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/destinations.ts';
import { DraftField, type DraftLook, type SaveOutcome } from '../settings/draft-field.tsx';
import { useWindow } from '../store/use-window.ts';

export type DestinationFieldName =
  'name' | 'url' | 'query' | 'headers' | 'timeout' | 'concurrency' | 'authority';

interface DestinationFieldProps extends DraftLook {
  readonly destination: Destination;
  readonly name: DestinationFieldName;
  readonly value: string;
  /** The destination with the typed text; `null` when the text is not valid. */
  readonly withText: (text: string, destination: Destination) => Destination | null;
}

/** A part of a destination that the user enters as text. */
export function DestinationField(props: DestinationFieldProps) {
  const { destination, name, value, withText, ...look } = props;
  const { t } = useTranslation('destinations');
  const edit = useWindow((state) => state.editDestinations);

  async function save(text: string): Promise<SaveOutcome> {
    if (withText(text, destination) === null) return { refusal: t(`invalid.${name}`) };
    const changed = await edit((all) =>
      all.map((one) => (one.id === destination.id ? (withText(text, one) ?? one) : one)),
    );
    if (changed.ok) return 'saved';
    if (changed.fault === 'declined') return 'declined';
    const { fault, detail } = changed;
    return { refusal: fault === 'invalid' ? t(`invalid.${name}`) : t('notSaved', { detail }) };
  }

  const label = t(`field.${name}`);
  return <DraftField {...look} label={label} hint={t(`hint.${name}`)} value={value} save={save} />;
}
