import { useTranslation } from 'react-i18next';
import type { KindEvidence } from '../../../shared/inspection.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useIssueWords } from './use-issue-words.ts';
import './findings.css';

interface KindReasonsProps {
  readonly evidence: readonly KindEvidence[];
  readonly onOpen: (path: string) => void;
}

/** What decided the kind, and where a look-alike parts from a message. */
export function KindReasons({ evidence, onOpen }: KindReasonsProps) {
  const { t } = useTranslation('findings');
  const { reason } = useIssueWords();
  return (
    <ul className="kind-reasons selectable">
      {evidence.map((one, index) => {
        const { path } = one;
        return (
          <li key={index}>
            {reason(one)}
            {path !== null && (
              <button
                type="button"
                className="issue-path mono"
                title={t('place', { field: path })}
                aria-label={t('place', { field: path })}
                onClick={() => onOpen(path)}
              >
                <SenderText text={path} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
