import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { kinds } from '../../shared/kinds.ts';
import { Menu } from '../ui/menu.tsx';
import { valueIn, withValue } from './query-term.ts';

interface FindingFilterProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

/** Asks for the requests of one kind, in the query's own words. */
export function KindFilter({ query, onChange }: FindingFilterProps) {
  const { t } = useTranslation('findings');
  const { t: word } = useTranslation();
  const asked = kinds.find((kind) => kind === valueIn(query, 'kind')) ?? null;
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="chip chip-menu" aria-pressed={asked !== null}>
          {asked === null ? t('filter.kind') : word(`row.kind.${asked}`)}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
      items={[
        {
          label: t('filter.anyKind'),
          ...(asked === null && { icon: Check }),
          onSelect: () => onChange(withValue(query, 'kind', null)),
        },
        ...kinds.map((kind) => ({
          label: word(`row.kind.${kind}`),
          ...(kind === asked && { icon: Check }),
          onSelect: () => onChange(withValue(query, 'kind', kind)),
        })),
      ]}
    />
  );
}

/** The beginnings of codes that are worth asking for (docs/findings.md). */
const families = [
  'json',
  'body',
  'charset',
  'content-type',
  'type',
  'field',
  'phone',
  'address',
  'message',
  'timestamp',
  'attachment',
] as const;

/** Asks for the requests with errors and warnings, or with issues of one sort. */
export function IssueFilter({ query, onChange }: FindingFilterProps) {
  const { t } = useTranslation('findings');
  const family = families.find((name) => name === valueIn(query, 'issue')) ?? null;
  const any = valueIn(query, 'has') === 'issue';
  const without = withValue(any ? withValue(query, 'has', null) : query, 'issue', null);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="chip chip-menu" aria-pressed={any || family !== null}>
          {family === null ? t(any ? 'filter.withIssues' : 'filter.issues') : t(`family.${family}`)}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
      items={[
        {
          label: t('filter.all'),
          ...(!any && family === null && { icon: Check }),
          onSelect: () => onChange(without),
        },
        {
          label: t('filter.withIssues'),
          ...(any && { icon: Check }),
          onSelect: () => onChange(withValue(without, 'has', 'issue')),
        },
        ...families.map((name) => ({
          label: t(`family.${name}`),
          ...(name === family && { icon: Check }),
          onSelect: () => onChange(withValue(without, 'issue', name)),
        })),
      ]}
    />
  );
}
