import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KindEvidence } from '../../../shared/inspection.ts';
import { KindReasons } from '../issues/kind-reasons.tsx';

interface LookAlikeProps {
  readonly evidence: readonly KindEvidence[];
  readonly onOpen: (path: string) => void;
}

/** That this is no message though it resembles or holds one, and where the difference lies. */
export function LookAlike(props: LookAlikeProps) {
  const { t } = useTranslation('findings');
  const isWrapped = props.evidence.some(({ code }) => code.startsWith('holds.'));
  const title = t(isWrapped ? 'wrapped' : 'lookAlike');
  return (
    <section className="look-alike" aria-label={title}>
      <p className="issue-line tone-info">
        <Info size={14} aria-hidden />
        <strong>{title}</strong>
      </p>
      <KindReasons {...props} />
    </section>
  );
}
