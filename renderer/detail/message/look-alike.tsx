import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KindEvidence } from '../../../shared/inspection.ts';
import { KindReasons } from '../shared/kind-reasons.tsx';
import type { IssuePlace } from '../shared/place.ts';

interface LookAlikeProps {
  readonly evidence: readonly KindEvidence[];
  readonly onOpen: (place: IssuePlace) => void;
}

/** Says that a request is not a message although it resembles or contains one, and what the difference is. */
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
