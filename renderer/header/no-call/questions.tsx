import { useTranslation } from 'react-i18next';
import type texts from '../../../resources/locales/en/no-call.json';
import { useWindow } from '../../store/use-window.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import './no-call.css';

/** What is known to keep the CRM from calling, in the order in which it is set up. */
const questions: readonly (keyof (typeof texts)['question'])[] = [
  'address',
  'installed',
  'chosen',
  'listed',
  'channel',
  'contact',
];

/** Six questions about the set-up, each with what to do and where. `docs/no-request.md` has the same ones. */
export function NoCallQuestions() {
  const { t } = useTranslation('no-call');
  const url = useWindow((state) => state.inspector?.deliveryUrl ?? null);
  const isProved = useWindow(
    ({ inspector }) =>
      inspector?.tunnel.is === 'open' && inspector.tunnel.probe?.outcome.ok === true,
  );
  return (
    <div className="no-call">
      <p className="no-call-intro">
        {t('intro')} {isProved && t('proved')}
      </p>
      <ol>
        {questions.map((name, index) => (
          <li key={name}>
            <details open={index === 0}>
              <summary>
                <h3>{t(`question.${name}`)}</h3>
              </summary>
              <p>{t(`todo.${name}`)}</p>
              {name === 'address' && url !== null && (
                <p className="no-call-url">
                  <code className="selectable">
                    <SenderText text={url} />
                  </code>
                  <CopyButton text={url} label={t('copy')} />
                </p>
              )}
              <p className="no-call-path">{t(`path.${name}`)}</p>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
