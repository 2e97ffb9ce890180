import { useTranslation } from 'react-i18next';
import type { ComparedFact } from '../../shared/comparison.ts';
import { formatGap } from '../../shared/format-gap.ts';
import { verdicts } from '../../shared/signature.ts';
import { formatBytes } from '../ui/format.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { useTimes } from '../ui/use-times.ts';

interface FactTableProps {
  readonly facts: readonly ComparedFact[];
  readonly sides: readonly [left: string, right: string];
}

/** The time of both, and every other fact in which they differ. */
export function FactTable({ facts, sides }: FactTableProps) {
  const { t } = useTranslation('compare');
  const shown = facts.filter(({ name, left, right }) => name === 'received' || left !== right);
  return (
    <table className="compare-facts selectable">
      <thead>
        <tr>
          <td />
          {sides.map((side) => (
            <th key={side} scope="col">
              {side}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ name, left, right }) => (
          <tr key={name}>
            <th scope="row">{t(`fact.${name}`)}</th>
            <FactCell name={name} value={left} />
            <FactCell name={name} value={right} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FactCellProps {
  readonly name: ComparedFact['name'];
  readonly value: string | number | null;
}

function FactCell({ name, value }: FactCellProps) {
  const { t, i18n } = useTranslation('compare');
  const times = useTimes();
  const { t: signature } = useTranslation('signature');
  const { t: detail } = useTranslation('detail');
  const verdict = verdicts.find((one) => one === value);
  const ended = (['complete', 'truncated', 'aborted', 'timeout'] as const).find(
    (one) => one === value,
  );
  if (value === null) return <td className="detail-muted">{t('absent')}</td>;
  if (name === 'received') return <td>{times.precise(Number(value))}</td>;
  if (name === 'ms') return <td>{formatGap(Math.round(Number(value)), i18n.language)}</td>;
  if (name === 'size') return <td>{formatBytes(Number(value), i18n.language)}</td>;
  if (name === 'verdict' && verdict) return <td>{signature(`verdict.${verdict}.word`)}</td>;
  if (name === 'ended' && ended) return <td>{detail(`head.ended.${ended}`)}</td>;
  return (
    <td className="mono">
      <SenderText text={String(value)} />
    </td>
  );
}
