import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { verdicts } from '../../shared/signature.ts';
import { Menu } from '../ui/menu.tsx';
import { verdictLook } from '../ui/verdict.ts';
import { verdictIn, withVerdict } from './signature-term.ts';

interface SignatureFilterProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

/** Asks for the requests with one verdict, in the query's own words. */
export function SignatureFilter({ query, onChange }: SignatureFilterProps) {
  const { t } = useTranslation('signature');
  const asked = verdictIn(query);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="chip chip-menu" aria-pressed={asked !== null}>
          {asked === null
            ? t('filter.label')
            : t('filter.asked', { verdict: t(`verdict.${asked}.word`) })}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
      items={[
        {
          label: t('filter.any'),
          ...(asked === null && { icon: Check }),
          onSelect: () => onChange(withVerdict(query, null)),
        },
        ...verdicts.map((verdict) => ({
          label: t(`verdict.${verdict}.word`),
          icon: verdict === asked ? Check : verdictLook[verdict].icon,
          onSelect: () => onChange(withVerdict(query, verdict)),
        })),
      ]}
    />
  );
}
