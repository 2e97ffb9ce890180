import { Braces, CircleAlert, CircleCheck } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeaderPairs } from '../../shared/request.ts';
import { Button } from '../ui/button.tsx';
import { formatBytes } from '../ui/format.ts';
import { useCodePhrases } from '../ui/use-code-phrases.ts';
import { BodyEditor } from './body-editor.tsx';
import { isMeantAsJson } from './edit-draft.ts';
import { jsonMistake } from './json-mistake.ts';
import '../ui/tone.css';

interface BodyFieldProps {
  readonly headers: HeaderPairs;
  readonly body: string | Uint8Array;
  readonly onChange: (body: string) => void;
}

/** The body to edit. JSON is checked while it is typed; bytes that are no text are sent as they are. */
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

interface TextBodyProps {
  readonly headers: HeaderPairs;
  readonly text: string;
  readonly onChange: (body: string) => void;
}

function TextBody({ headers, text, onChange }: TextBodyProps) {
  const { t } = useTranslation('sending');
  const phrases = useCodePhrases();
  const checked = useDeferredValue(text);
  const isJson = isMeantAsJson(headers, checked);
  const mistake = useMemo(() => (isJson ? jsonMistake(checked) : null), [isJson, checked]);
  return (
    <section className="editor-body" aria-label={t('editor.body')}>
      <div className="editor-body-head">
        <h3>{t('editor.body')}</h3>
        <p role="status" className={`editor-check ${mistake === null ? 'tone-ok' : 'tone-error'}`}>
          {isJson && checked.trim() !== '' && (
            <>
              {mistake === null ? (
                <CircleCheck size={14} aria-hidden />
              ) : (
                <CircleAlert size={14} aria-hidden />
              )}
              {mistake === null ? t('editor.json') : t('editor.noJson', { ...mistake })}
            </>
          )}
        </p>
        {isJson && mistake === null && checked.trim() !== '' && (
          <Button
            variant="quiet"
            icon={Braces}
            title={t('editor.formatHint')}
            onClick={() => onChange(JSON.stringify(JSON.parse(text), null, 2))}
          >
            {t('editor.format')}
          </Button>
        )}
      </div>
      <BodyEditor
        text={text}
        onChange={onChange}
        isJson={isJson}
        label={t('editor.body')}
        phrases={phrases}
      />
    </section>
  );
}
