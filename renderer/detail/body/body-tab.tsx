import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyText, TextSpot } from '../../../shared/detail.ts';
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

/** The issue whose place is shown. A new object each time, so that the same can be shown again. */
interface BodyTarget {
  readonly code: string;
}

interface BodyTabProps {
  readonly request: CapturedRequest;
  readonly isMail: boolean;
  readonly target: BodyTarget | null;
}

/** The body: part by part, pretty-printed, as received, and byte for byte. */
export function BodyTab(props: BodyTabProps) {
  const { t } = useTranslation('detail');
  const { id } = props.request;
  const text = useCall('body.text', { id });
  const { state: parts } = useCall('body.parts', { id });

  if (parts.is === 'loading') return <p className="detail-loading">{t('loading')}</p>;
  // A form whose parts could not be loaded is still shown as text and as bytes.
  const loadedParts = parts.is === 'loaded' ? parts.value : null;
  return (
    <Loaded call={text}>{(value) => <Body {...props} text={value} parts={loadedParts} />}</Loaded>
  );
}

interface BodyProps extends BodyTabProps {
  readonly text: BodyText;
  readonly parts: FormParts | null;
}

function Body({ request, isMail, target, text, parts }: BodyProps) {
  const { t } = useTranslation('detail');
  const [chosen, setChosen] = useStoredChoice('bodyView', bodyViews, null);
  const { id, broken, body } = request;
  const views = viewsOf(text, parts);
  /** The target that the user left by choosing another view. */
  const [left, setLeft] = useState<BodyTarget | null>(null);
  const spot =
    target === left ? null : (text.spots.find(({ code }) => code === target?.code) ?? null);
  const preferred = chosen !== null && views.includes(chosen) ? chosen : (views[0] ?? 'hex');
  // The places are those of the text as it was received.
  const view = spot === null ? preferred : 'raw';
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
            onChange={(next) => {
              setLeft(target);
              setChosen(next);
            }}
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
        <BodyCode text={text} view={view} spot={spot} target={target} />
      )}
    </div>
  );
}

interface BodyCodeProps {
  readonly text: BodyText;
  readonly view: 'pretty' | 'raw';
  /** The place to mark. */
  readonly spot: TextSpot | null;
  readonly target: BodyTarget | null;
}

function BodyCode({ text, view, spot, target }: BodyCodeProps) {
  const { t, i18n } = useTranslation('detail');
  const phrases = useCodePhrases();
  const whole = view === 'pretty' ? (text.pretty ?? text.raw) : text.raw;
  const shown = useMemo(() => withBoundedLines(whole), [whole]);
  // A new one for each target, so that the editor scrolls to it again.
  const mark = useMemo(
    () => (spot === null || target === null ? null : { from: spot.from, to: spot.to }),
    [spot, target],
  );
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
          mark={mark}
        />
      </div>
    </>
  );
}
