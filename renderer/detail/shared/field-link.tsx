import { useTranslation } from 'react-i18next';
import { SenderText } from '../../ui/sender-text.tsx';

interface FieldLinkProps {
  /** JSON pointer (RFC 6901). */
  readonly path: string;
  readonly onOpen: (path: string) => void;
}

/** The path of a field, as a button that shows the field in Fields. */
export function FieldLink({ path, onOpen }: FieldLinkProps) {
  const { t } = useTranslation('findings');
  const label = t('place', { field: path });
  return (
    <button
      type="button"
      className="field-link mono"
      title={label}
      aria-label={label}
      onClick={() => onOpen(path)}
    >
      <SenderText text={path} />
    </button>
  );
}
