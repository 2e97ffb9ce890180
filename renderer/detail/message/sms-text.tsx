import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../shared/inspection.ts';
import type { ProviderMessage } from '../../../shared/provider-message.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MarkedText } from './marked-text.tsx';
import { MessageIds } from './message-ids.tsx';
import { SmsFacts } from './sms-facts.tsx';
import { useCall } from '../shared/use-call.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** Characters shown of a text at most; no SMS is as long. */
const maxShownText = 20_000;

interface SmsTextProps {
  readonly id: number;
  readonly inspection: Inspection;
  readonly message: ProviderMessage;
}

/** The text as a phone shows it, and how it would be sent as an SMS. */
export function SmsText({ id, inspection, message }: SmsTextProps) {
  const { t, i18n } = useTranslation('detail');
  const { state, reload } = useCall('message.sms', { id });
  const analysis = state.is === 'loaded' ? state.value : null;
  const { message: text } = message;
  // A text that is in another field is not said to be absent.
  const isElsewhere = inspection.issues.some(
    ({ code, values }) => code === 'field.elsewhere' && values['meant'] === 'message',
  );
  const count = analysis?.characters ?? wholeLength(text ?? '', inspection);
  return (
    <>
      {text === null || text === '' ? (
        !isElsewhere && <p className="detail-pad detail-muted">{t('message.noText')}</p>
      ) : (
        <section className="sms" aria-label={t('message.text')} tabIndex={-1} {...valueMenu(text)}>
          <p className="sms-text selectable" dir="auto">
            <MarkedText
              text={cutText(text, maxShownText)}
              unicodeCharacters={analysis?.forcing ?? []}
            />
          </p>
          {text.length > maxShownText && <p className="detail-muted">{t('message.long')}</p>}
          <p className="sms-foot detail-muted">
            {t('message.length', {
              count,
              formatted: formatNumber(count, i18n.language),
            })}
            <CopyButton text={text} label={t('copyOf', { what: t('message.text') })} />
          </p>
        </section>
      )}
      {state.is === 'failed' && (
        <p className="detail-pad" role="status">
          {t('failed.title')} <Button onClick={reload}>{t('failed.again')}</Button>
        </p>
      )}
      {analysis !== null && <SmsFacts analysis={analysis} />}
      <MessageIds inspection={inspection} />
    </>
  );
}

/** Characters of the whole text. `text` may be its beginning only; the field's length is that of the whole. */
function wholeLength(text: string, { fields }: Inspection): number {
  const length = fields.findLast(({ name }) => name === 'message')?.length ?? text.length;
  return length > text.length ? length : Array.from(text).length;
}
