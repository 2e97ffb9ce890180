import type { LucideIcon } from 'lucide-react';
import { kinds, type Kind } from '../../shared/kinds.ts';
import { verdicts, type Verdict } from '../../shared/signature.ts';
import { verdictLook } from '../ui/verdict.ts';
import { valueIn, withValue } from './query-term.ts';

/** Beginnings of issue codes that can be chosen (docs/findings.md). */
const issueFamilies = [
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

/** Results of sendings that can be chosen (docs/search.md). */
const forwardedResults = ['2xx', '4xx', '5xx', 'failed', 'waiting', 'skipped', 'none'] as const;

/** States of a request that can be chosen (docs/search.md). */
const states = ['pinned', 'imported', 'duplicate', 'broken', 'truncated'] as const;

/** One choice of a filter: the term `key:value` of the query. */
interface FilterOption {
  /** The filter's own key unless it is given. */
  readonly key?: string;
  readonly value: string;
  readonly label:
    | `window:row.kind.${Kind}`
    | `findings:family.${(typeof issueFamilies)[number]}`
    | 'findings:filter.withIssues'
    | `signature:verdict.${Verdict}.word`
    | `dispatches:filter.${(typeof forwardedResults)[number]}`
    | `list:state.${(typeof states)[number]}`;
  readonly icon?: LucideIcon;
}

export interface QueryFilter {
  readonly key: string;
  /** The label while nothing is chosen. */
  readonly label:
    | 'findings:filter.kind'
    | 'findings:filter.issues'
    | 'signature:filter.label'
    | 'dispatches:filter.label'
    | 'list:state.label';
  /** The label while something is chosen; the choice's own label when left out. */
  readonly chosenLabel?: 'signature:filter.asked' | 'dispatches:filter.chosen';
  /** The label of the choice that removes the filter. */
  readonly anyLabel:
    | 'findings:filter.anyKind'
    | 'findings:filter.all'
    | 'signature:filter.any'
    | 'dispatches:filter.any'
    | 'list:state.any';
  readonly options: readonly FilterOption[];
}

/** The filters of the menu “More”. Each one writes its choice into the query. */
export const queryFilters: readonly QueryFilter[] = [
  {
    key: 'kind',
    label: 'findings:filter.kind',
    anyLabel: 'findings:filter.anyKind',
    options: kinds.map((value) => ({ value, label: `window:row.kind.${value}` })),
  },
  {
    key: 'issue',
    label: 'findings:filter.issues',
    anyLabel: 'findings:filter.all',
    options: [
      { key: 'has', value: 'issue', label: 'findings:filter.withIssues' },
      ...issueFamilies.map((value) => ({ value, label: `findings:family.${value}` }) as const),
    ],
  },
  {
    key: 'signature',
    label: 'signature:filter.label',
    chosenLabel: 'signature:filter.asked',
    anyLabel: 'signature:filter.any',
    options: verdicts.map((value) => ({
      value,
      label: `signature:verdict.${value}.word`,
      icon: verdictLook[value].icon,
    })),
  },
  {
    key: 'forwarded',
    label: 'dispatches:filter.label',
    chosenLabel: 'dispatches:filter.chosen',
    anyLabel: 'dispatches:filter.any',
    options: forwardedResults.map((value) => ({ value, label: `dispatches:filter.${value}` })),
  },
  {
    key: 'is',
    label: 'list:state.label',
    anyLabel: 'list:state.any',
    options: states.map((value) => ({ value, label: `list:state.${value}` })),
  },
];

/** The query without a choice of any filter. */
export function withoutOptions(query: string): string {
  return queryFilters.reduce((rest, filter) => withOption(filter, rest, null), query);
}

/** The most specific option that the query contains; `null` when there is none. */
export function chosenOption({ key, options }: QueryFilter, query: string): FilterOption | null {
  const isChosen = (option: FilterOption) => valueIn(query, option.key ?? key) === option.value;
  return options.findLast(isChosen) ?? null;
}

/** The query with another choice, or with none. The rest of the query stays. */
export function withOption(
  { key, options }: QueryFilter,
  query: string,
  option: FilterOption | null,
): string {
  let rest = withValue(query, key, null);
  for (const { key: own, value } of options)
    if (own !== undefined && valueIn(rest, own) === value) rest = withValue(rest, own, null);
  return option === null ? rest : withValue(rest, option.key ?? key, option.value);
}
