import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenRemark } from '../../../shared/token/token.ts';
import { toneIcon } from '../../ui/tone.ts';
import '../../ui/tone.css';
import './issue-line.css';

interface SourcedLineProps extends Pick<TokenRemark, 'severity' | 'source'> {
  readonly children: ReactNode;
}

/** A sentence with its severity, by icon, word and colour, and with what supports it. */
export function SourcedLine({ severity, source, children }: SourcedLineProps) {
  const { t } = useTranslation(['findings', 'detail']);
  const Icon = toneIcon[severity];
  return (
    <div className={`issue-line tone-${severity}`}>
      <Icon size={14} aria-hidden />
      <div className="issue-text selectable">
        {severity !== 'info' && (
          <strong className="issue-severity">{t(`detail:issues.severity.${severity}`)} </strong>
        )}
        {children}{' '}
        <span className="issue-source" title={t(`sourceMeans.${source}`)}>
          {t(`source.${source}`)}
        </span>
      </div>
    </div>
  );
}
