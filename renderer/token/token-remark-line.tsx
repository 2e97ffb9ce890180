import { useTranslation } from 'react-i18next';
import type { TokenRemark } from '../../shared/token/token.ts';
import { toneIcon } from '../ui/tone.ts';
import { useSentences } from '../ui/use-sentences.ts';
import '../detail/shared/issue-line.css';
import '../ui/tone.css';

/** One conclusion about a token, with its severity and what supports it. */
export function TokenRemarkLine({ remark }: { readonly remark: TokenRemark }) {
  const { t } = useTranslation(['findings', 'detail']);
  const sentence = useSentences('token-texts');
  const { severity, source, code, message, values } = remark;
  const Icon = toneIcon[severity];
  return (
    <div className={`issue-line tone-${severity}`}>
      <Icon size={14} aria-hidden />
      <div className="issue-text selectable">
        {severity !== 'info' && (
          <strong className="issue-severity">{t(`detail:issues.severity.${severity}`)} </strong>
        )}
        {sentence(code, message, values)}{' '}
        <span className="issue-source" title={t(`sourceMeans.${source}`)}>
          {t(`source.${source}`)}
        </span>
      </div>
    </div>
  );
}
