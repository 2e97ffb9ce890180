import { useTranslation } from 'react-i18next';
import type { HeaderPairs } from '../../shared/request.ts';
import { Button } from '../ui/button.tsx';
import { formatBytes } from '../ui/format.ts';
import { laterCode, laterPart } from '../ui/later.tsx';

/** Loaded when a text is first edited, with the editor. */
const textBody = laterCode(() => import('./text-body.tsx'));
const TextBody = laterPart(textBody, (file) => file.TextBody);

interface BodyFieldProps {
  readonly headers: HeaderPairs;
  readonly body: string | Uint8Array;
  readonly onChange: (body: string) => void;
}

/** The body to edit. JSON is checked while it is typed; bytes that are not text are sent as they are. */
export function BodyField({ headers, body, onChange }: BodyFieldProps) {
  const { t, i18n } = useTranslation('sending');
  if (typeof body !== 'string')
    return (
      <p className="editor-binary">
        {t('editor.binary', { size: formatBytes(body.byteLength, i18n.language) })}{' '}
        <Button onClick={() => onChange('')}>{t('editor.replaceBinary')}</Button>
      </p>
    );
  return <TextBody headers={headers} text={body} onChange={onChange} />;
}
