import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../shared/inspection.ts';
import { kindTable } from '../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { SignatureFindings } from '../../../shared/signature.ts';
import { verdictLook } from '../../ui/verdict.ts';
import { useSentences } from '../../ui/use-sentences.ts';
import { SignatureCode } from './signature-code.tsx';
import { SignatureEvidence } from './signature-evidence.tsx';
import { SignatureExplanations } from './signature-explanations.tsx';
import '../../ui/tone.css';
import './signature.css';

interface SignatureTabProps {
  readonly request: CapturedRequest;
  readonly inspection: Inspection | null;
}

/** Answers "is it really from the CRM, and if not, why?". */
export function SignatureTab({ request, inspection }: SignatureTabProps) {
  const { t } = useTranslation('signature');
  const signature = inspection?.signature ?? null;
  if (inspection === null || signature === null) {
    return <p className="detail-pad detail-muted">{t('pending')}</p>;
  }
  const expected = signature.verdict !== 'missing' || kindTable[inspection.kind].isSigned !== 'no';
  return (
    <div className="signature">
      <VerdictLine signature={signature} />
      <p className="signature-next selectable">
        {expected ? t(`verdict.${signature.verdict}.next`) : t('unsignedKind')}
      </p>
      <Reasons signature={signature} />
      <SignatureEvidence request={request} signature={signature} />
      {signature.explanations.length > 0 && (
        <SignatureExplanations explanations={signature.explanations} />
      )}
      <SignatureCode
        id={request.id}
        verdict={signature.verdict}
        keyId={signature.key?.fingerprint ?? ''}
      />
    </div>
  );
}

function VerdictLine({ signature: { verdict } }: { readonly signature: SignatureFindings }) {
  const { t } = useTranslation('signature');
  const { icon: Icon, tone } = verdictLook[verdict];
  return (
    <p className={`signature-verdict selectable ${tone ? `tone-${tone}` : ''}`}>
      <Icon size={18} aria-hidden />
      <span>
        <strong>{t(`verdict.${verdict}.word`)}</strong> {t(`verdict.${verdict}.sentence`)}
      </span>
    </p>
  );
}

function Reasons({ signature: { reasons } }: { readonly signature: SignatureFindings }) {
  const { t } = useTranslation('signature');
  const sentence = useSentences('reasons');
  if (reasons.length === 0) return null;
  return (
    <ul className="signature-reasons selectable" aria-label={t('reasons')}>
      {reasons.map(({ code, message, values }) => (
        <li key={code}>{sentence(code, message, values)}</li>
      ))}
    </ul>
  );
}
