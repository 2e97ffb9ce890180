import { Braces, CircleAlert, CircleCheck } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeaderPairs } from '../../shared/request.ts';
import { Button } from '../ui/button.tsx';
import { useCodePhrases } from '../ui/use-code-phrases.ts';
import { BodyEditor } from './body-editor.tsx';
import { isMeantAsJson } from './edit-draft.ts';
import { jsonMistake } from './json-mistake.ts';
import '../ui/tone.css';

interface TextBodyProps {
  readonly headers: HeaderPairs;
  readonly text: string;
  readonly onChange: (body: string) => void;
}

/** The editor of a body that is text, and whether it is JSON. */
export function TextBody({ headers, text, onChange }: TextBodyProps) {
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
