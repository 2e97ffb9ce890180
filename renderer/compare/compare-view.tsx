import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../shared/comparison.ts';
import { Loaded } from '../detail/shared/loaded.tsx';
import { useCall } from '../detail/shared/use-call.ts';
import type { ComparedPair } from '../store/compare-slice.ts';
import { useWindow } from '../store/use-window.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber } from '../ui/format.ts';
import { Tabs } from '../ui/tabs.tsx';
import { FactTable } from './fact-table.tsx';
import { FieldChanges } from './field-changes.tsx';
import { HeaderChanges, headerDifferences } from './header-changes.tsx';
import { TextChanges } from './text-changes.tsx';
import { useComparisonSentence } from './use-comparison-sentence.ts';
import '../detail/shared/shared.css';
import './compare.css';

export interface CompareViewProps {
  readonly pair: ComparedPair;
  /** Shows the detail again, with the keyboard focus. */
  readonly onClose: () => void;
  /** Shows the detail again, and leaves the focus where it is. */
  readonly onReplaced: () => void;
}

/** What differs between two requests, or two answers, in place of the detail. Escape closes it. */
export function CompareView({ pair, onClose, onReplaced }: CompareViewProps) {
  const { t } = useTranslation('compare');
  const region = useRef<HTMLElement>(null);
  const selected = useWindow((state) => state.selection.id);
  const selectedFirst = useRef(selected);

  useEffect(() => region.current?.focus(), []);
  // A user who selects another request wants to see that one, and goes on in the list.
  useEffect(() => {
    if (selected === selectedFirst.current) return;
    if (region.current?.contains(document.activeElement) === true) onClose();
    else onReplaced();
  }, [selected, onClose, onReplaced]);

  const sides = useMemo(
    () =>
      pair.subject === 'requests'
        ? ([`#${pair.left}`, `#${pair.right}`] as const)
        : ([t('answer.first'), t('answer.second')] as const),
    [pair, t],
  );
  const title =
    pair.subject === 'requests'
      ? t('title', { left: sides[0], right: sides[1] })
      : t('answer.title');
  return (
    <article
      ref={region}
      className="compare"
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="compare-head">
        <h2>{title}</h2>
        <Button
          variant="quiet"
          icon={X}
          aria-label={t('close')}
          title={t('closeHint')}
          onClick={onClose}
        />
      </header>
      <ComparedSides pair={pair} sides={sides} />
    </article>
  );
}

interface PairProps {
  readonly pair: ComparedPair;
  readonly sides: readonly [left: string, right: string];
}

function ComparedSides({ pair: { subject, left, right }, sides }: PairProps) {
  const { t } = useTranslation('compare');
  const { t: detail } = useTranslation('detail');
  const call = useCall(`compare.${subject}`, { left, right });
  if (call.state.is === 'loading')
    return (
      <p className="detail-loading" role="status">
        {t('loading')}
      </p>
    );
  if (call.state.is === 'loaded' && call.state.value === null)
    return <EmptyState title={t(`missing.${subject}`)}>{detail('missing.text')}</EmptyState>;
  return <Loaded call={call}>{(found) => <Found comparison={found} sides={sides} />}</Loaded>;
}

type CompareTab = 'fields' | 'headers' | 'text';

interface FoundProps {
  readonly comparison: Comparison;
  readonly sides: readonly [left: string, right: string];
}

function Found({ comparison, sides }: FoundProps) {
  const { t, i18n } = useTranslation('compare');
  const sentence = useComparisonSentence();
  const { difference, facts, fields, headers, trailers, text } = comparison;
  const [tab, setTab] = useState<CompareTab>(firstTab(comparison));
  const mark = (count: number) => count > 0 && <Badge>{formatNumber(count, i18n.language)}</Badge>;
  const contents = {
    fields: <FieldChanges fields={fields} sides={sides} />,
    headers: <HeaderChanges headers={headers} trailers={trailers} sides={sides} />,
    text: <TextChanges text={text} sides={sides} />,
  };
  const counts = {
    fields: fields.is === 'compared' ? fields.total : 0,
    headers: headerDifferences(headers, trailers),
    text: 0,
  };
  return (
    <>
      <p className="compare-sentence selectable" role="status">
        {sentence(difference)}
      </p>
      <FactTable facts={facts} sides={sides} />
      <div className="compare-views">
        <Tabs
          label={t('tabs.label')}
          value={tab}
          onChange={(chosen) => setTab(chosen as CompareTab)}
          tabs={(['fields', 'headers', 'text'] as const).map((name) => ({
            value: name,
            label: t(`tabs.${name}`),
            mark: mark(counts[name]),
            content: contents[name],
          }))}
        />
      </div>
    </>
  );
}

/** The tab that shows what differs. */
function firstTab({ fields, text, headers, trailers }: Comparison): CompareTab {
  if (fields.is === 'compared' && fields.total > 0) return 'fields';
  if (text.is !== 'same') return 'text';
  return headerDifferences(headers, trailers) > 0 ? 'headers' : 'fields';
}
