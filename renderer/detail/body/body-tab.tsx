import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyText } from '../../../shared/detail.ts';
import type { FormParts } from '../../../shared/parts.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useStoredChoice } from '../../ui/use-stored-choice.ts';
import { formatNumber } from '../../ui/format.ts';
import { BodyActions } from './body-actions.tsx';
import { bodyViews, viewsOf } from './body-views.ts';
import { withBoundedLines } from '../../ui/bounded-lines.ts';
import { HexView } from './hex-view.tsx';
import { PartsView } from './parts-view.tsx';
import { Loaded } from '../shared/loaded.tsx';
import { useCall } from '../shared/use-call.ts';
import { useCodePhrases } from '../../ui/use-code-phrases.ts';
import './body.css';

interface BodyTabProps {
  readonly request: CapturedRequest;
  readonly isMail: boolean;
}

/** The body: part by part, pretty-printed, as received, and byte for byte. */
export function BodyTab({ request, isMail }: BodyTabProps) {
  const { t } = useTranslation('detail');
  const { id } = request;
  const text = useCall('body.text', { id });
  const { state: parts } = useCall('body.parts', { id });

  if (parts.is === 'loading') return <p className="detail-loading">{t('loading')}</p>;
  // A form whose parts could not be loaded is still shown as text and as bytes.
  const loadedParts = parts.is === 'loaded' ? parts.value : null;
  return (
    <Loaded call={text}>
      {(value) => <Body request={request} isMail={isMail} text={value} parts={loadedParts} />}
    </Loaded>
  );
}

interface BodyProps extends BodyTabProps {
  readonly text: BodyText;
  readonly parts: FormParts | null;
}

function Body({ request, isMail, text, parts }: BodyProps) {
  const { t } = useTranslation('detail');
  const [chosen, setChosen] = useStoredChoice('bodyView', bodyViews, null);
  const { id, broken, body } = request;
  const views = viewsOf(text, parts);
  const view = chosen !== null && views.includes(chosen) ? chosen : (views[0] ?? 'hex');
  return (
    <div className="body">
      {broken !== null && (
        <p className="detail-pad selectable">
          {t('broken.reason', { reason: broken.reason, code: broken.code })}
        </p>
      )}
      <div className="body-bar" data-find="skip">
        {body.bytes > 0 && (
          <Segmented
            label={t('body.view')}
            value={view}
            onChange={setChosen}
            options={views.map((value) => ({ value, label: t(`body.${value}`) }))}
          />
        )}
        {body.bytes > 0 && (view === 'pretty' || view === 'raw') && (
          <span className="detail-muted">{t('body.charset', { charset: text.charset })}</span>
        )}
        <BodyActions id={id} text={text} isMail={isMail} />
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
      ) : view === 'parts' ? (
        parts && <PartsView parts={parts} />
      ) : (
        <BodyCode text={text} view={view} />
      )}
    </div>
  );
}

function BodyCode({ text, view }: { readonly text: BodyText; readonly view: 'pretty' | 'raw' }) {
  const { t, i18n } = useTranslation('detail');
  const phrases = useCodePhrases();
  const whole = view === 'pretty' ? (text.pretty ?? text.raw) : text.raw;
  const shown = useMemo(() => withBoundedLines(whole), [whole]);
  return (
    <>
      {(text.cut || shown.length < whole.length) && (
        <p className="body-cut detail-muted" role="status">
          {t('body.cut', { length: formatNumber(shown.length, i18n.language) })}
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
