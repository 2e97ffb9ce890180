import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextComparison, TextPair } from '../../shared/comparison.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatBytes, formatNumber } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import { useShortcut, useShortcutText } from '../ui/shortcuts.ts';
import { useCodePhrases } from '../ui/use-code-phrases.ts';
import { useStoredChoice } from '../ui/use-stored-choice.ts';
import { laterCode, laterPart } from '../ui/later.tsx';
import type { MergeHandle } from './merge-view.tsx';

/** Loaded when texts are first compared, with the editor. */
const mergeView = laterCode(() => import('./merge-view.tsx'));
const MergedTexts = laterPart(mergeView, (file) => file.MergedTexts);

interface TextChangesProps {
  readonly text: TextComparison;
  readonly sides: readonly [left: string, right: string];
}

/** The texts of both bodies with their differences; for binary bodies their sizes and the first byte that differs. */
export function TextChanges({ text, sides }: TextChangesProps) {
  const { t, i18n } = useTranslation('compare');
  switch (text.is) {
    case 'same':
      return <EmptyState title={t('text.same')}>{t('text.sameHint')}</EmptyState>;
    case 'too-large':
      return <EmptyState title={t('uncompared.too-large')}>{t('text.tooLargeHint')}</EmptyState>;
    case 'binary':
      return (
        <EmptyState title={t('text.binary', { at: formatNumber(text.at, i18n.language) })}>
          {t('text.sizes', {
            left: formatBytes(text.leftBytes, i18n.language),
            right: formatBytes(text.rightBytes, i18n.language),
          })}
        </EmptyState>
      );
    case 'text':
      return <Merged text={text} sides={sides} />;
  }
}

interface MergedProps {
  readonly text: TextComparison & { readonly is: 'text' };
  readonly sides: readonly [left: string, right: string];
}

function Merged({ text, sides }: MergedProps) {
  const { t, i18n } = useTranslation('compare');
  const { t: detail } = useTranslation('detail');
  const keysOf = useShortcutText();
  const codePhrases = useCodePhrases();
  const handle = useRef<MergeHandle>(null);
  const [layout, setLayout] = useStoredChoice('compareLayout', ['split', 'unified'], 'split');
  const [writing, setWriting] = useStoredChoice('compareText', ['pretty', 'raw'], 'pretty');
  const [isFolded, setIsFolded] = useState(true);
  const [place, setPlace] = useState('');
  const pair: TextPair = writing === 'pretty' && text.pretty !== null ? text.pretty : text.raw;
  const [left, right] = useMemo(() => {
    const phrases = { ...codePhrases, '$ unchanged lines': t('text.folded') };
    const [leftName, rightName] = sides;
    return [
      {
        text: pair.left,
        language: text.language,
        label: t('text.of', { side: leftName }),
        phrases,
      },
      {
        text: pair.right,
        language: text.language,
        label: t('text.of', { side: rightName }),
        phrases,
      },
    ];
  }, [pair, text.language, sides, codePhrases, t]);

  const go = (to: 'next' | 'previous') => {
    const found = handle.current?.go(to) ?? null;
    setPlace(
      found === null
        ? t('text.noLine')
        : t('text.place', {
            at: formatNumber(found.at, i18n.language),
            all: formatNumber(found.count, i18n.language),
          }),
    );
  };
  useShortcut('nextDifference', () => go('next'));
  useShortcut('previousDifference', () => go('previous'));

  return (
    <div className="compare-text">
      <div className="compare-bar">
        {text.pretty !== null && (
          <Segmented
            label={t('text.writing')}
            value={writing}
            onChange={setWriting}
            options={[
              { value: 'pretty', label: detail('body.pretty') },
              { value: 'raw', label: detail('body.raw') },
            ]}
          />
        )}
        <Segmented
          label={t('text.layout')}
          value={layout}
          onChange={setLayout}
          options={[
            { value: 'split', label: t('text.split') },
            { value: 'unified', label: t('text.unified') },
          ]}
        />
        <Button variant="quiet" aria-pressed={!isFolded} onClick={() => setIsFolded(!isFolded)}>
          {t('text.all')}
        </Button>
        <span className="compare-moves">
          <span className="detail-muted" role="status">
            {place}
          </span>
          <Button
            variant="quiet"
            icon={ArrowUp}
            aria-label={t('text.previous')}
            title={t('text.previousHint', { keys: keysOf('previousDifference') })}
            onClick={() => go('previous')}
          />
          <Button
            variant="quiet"
            icon={ArrowDown}
            aria-label={t('text.next')}
            title={t('text.nextHint', { keys: keysOf('nextDifference') })}
            onClick={() => go('next')}
          />
        </span>
      </div>
      {(pair.from > 0 || pair.isLeftCut || pair.isRightCut) && (
        <p className="detail-pad detail-muted" role="status">
          {t('text.cut', {
            from: formatNumber(pair.from, i18n.language),
            shown: formatNumber(Math.max(pair.left.length, pair.right.length), i18n.language),
          })}
        </p>
      )}
      <MergedTexts left={left} right={right} layout={layout} isFolded={isFolded} handle={handle} />
    </div>
  );
}
