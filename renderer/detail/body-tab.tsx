import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyText } from '../../shared/contract.ts';
import type { CapturedRequest } from '../../shared/request.ts';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code-view.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { numberWords } from './amounts.ts';
import { BodyActions } from './body-actions.tsx';
import { HexView } from './hex-view.tsx';
import { useCall } from './use-call.ts';
import { useSearchWords } from './use-search-words.ts';
import './body.css';

type View = 'pretty' | 'raw' | 'hex';

/** The body: indented, as written, and byte for byte. */
export function BodyTab({ request }: { readonly request: CapturedRequest }) {
  const { t } = useTranslation('detail');
  const { id, broken, body } = request;
  const { loaded, again } = useCall('body.text', { id });
  const [chosen, setChosen] = useState<View | null>(null);

  if (loaded.is === 'loading') return <p className="detail-loading">{t('loading')}</p>;
  if (loaded.is === 'failed' || loaded.value === null) {
    return (
      <EmptyState
        title={t('failed.title')}
        action={<Button onClick={again}>{t('failed.again')}</Button>}
      />
    );
  }
  const text = loaded.value;
  const views = viewsOf(text);
  const view = chosen !== null && views.includes(chosen) ? chosen : (views[0] ?? 'hex');
  return (
    <div className="body">
      {broken !== null && (
        <p className="detail-pad selectable">
          {t('broken.says', { reason: broken.reason, code: broken.code })}
        </p>
      )}
      <div className="body-bar">
        {body.bytes > 0 && (
          <Segmented
            label={t('body.view')}
            value={view}
            onChange={setChosen}
            options={views.map((value) => ({ value, label: t(`body.${value}`) }))}
          />
        )}
        {body.bytes > 0 && view !== 'hex' && (
          <span className="detail-muted">{t('body.charset', { charset: text.charset })}</span>
        )}
        <BodyActions id={id} text={text} />
      </div>
      {body.bytes === 0 ? (
        <EmptyState title={t('body.empty.title')}>{t('body.empty.text')}</EmptyState>
      ) : view === 'hex' ? (
        <>
          {text.language === 'binary' && broken === null && (
            <p className="detail-pad detail-muted">{t('body.binary')}</p>
          )}
          <HexView id={id} total={body.bytes} />
        </>
      ) : (
        <BodyCode text={text} view={view} />
      )}
    </div>
  );
}

function BodyCode({ text, view }: { readonly text: BodyText; readonly view: 'pretty' | 'raw' }) {
  const { t, i18n } = useTranslation('detail');
  const phrases = useSearchWords();
  const shown = view === 'pretty' ? (text.pretty ?? text.raw) : text.raw;
  return (
    <>
      {text.cut && (
        <p className="body-cut detail-muted" role="status">
          {t('body.cut', { length: numberWords(shown.length, i18n.language) })}
        </p>
      )}
      <div className="body-code">
        <CodeView
          text={shown}
          language={text.language === 'binary' ? 'text' : text.language}
          label={t('body.code')}
          phrases={phrases}
        />
      </div>
    </>
  );
}

/** The views that a body has, the most telling first. */
function viewsOf(text: BodyText): readonly View[] {
  if (text.language === 'binary') return ['hex', 'raw'];
  return text.pretty === null ? ['raw', 'hex'] : ['pretty', 'raw', 'hex'];
}
