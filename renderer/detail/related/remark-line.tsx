import { useTranslation } from 'react-i18next';
import type { Remark } from '../../../shared/related.ts';
import { toneIcon } from '../../ui/tone.ts';
import '../../ui/tone.css';
import { useSentences } from '../../ui/use-sentences.ts';
import '../shared/issue-line.css';

/** One conclusion from the related requests: an icon for its severity, then the sentence. */
export function RemarkLine({ remark }: { readonly remark: Remark }) {
  const { t } = useTranslation('detail');
  const sentence = useSentences('remarks');
  const Icon = toneIcon[remark.severity];
  return (
    <p className={`issue-line tone-${remark.severity}`}>
      <Icon size={14} aria-hidden />
      <span className="selectable">
        {remark.severity !== 'info' && (
          <strong className="issue-severity">{t(`issues.severity.${remark.severity}`)} </strong>
        )}
        {sentence(remark.code, remark.message, remark.values)}
      </span>
    </p>
  );
}
