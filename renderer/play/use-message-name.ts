import { useTranslation } from 'react-i18next';
import type { PlayDelivery } from '../../shared/play.ts';
import { sampleOf } from '../../shared/sample.ts';
import { useSentences } from '../ui/use-sentences.ts';

/** What a message of a play is called: a captured request by its number, a sample by its title. */
export function useMessageName(): (delivery: Pick<PlayDelivery, 'message' | 'copy'>) => string {
  const { t } = useTranslation('play');
  const sentence = useSentences('sample-texts');
  return ({ message, copy }) => {
    const name =
      'request' in message
        ? t('message.request', { id: message.request })
        : t('message.sample', {
            title: sentence(`${message.sample}.title`, sampleOf(message.sample).title),
            number: message.number,
          });
    return copy === 1 ? name : t('message.again', { name });
  };
}
