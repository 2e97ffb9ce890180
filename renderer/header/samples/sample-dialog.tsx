import { History, Pencil, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleRequest } from '../../../shared/contract/arguments.ts';
import { sampleOf } from '../../../shared/sample.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { inBackground } from '../../ui/failures.ts';
import { useSentences } from '../../ui/use-sentences.ts';
import { SampleChoice } from './sample-choice.tsx';
import { SampleOptionFields } from './sample-option-fields.tsx';
import '../../ui/input.css';
import './samples.css';

/**
 * Every sample with what supports it, and how it is sent. It begins with what was sent last, so that Enter sends that
 * again.
 */
export function SampleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['samples', 'play']);
  const sentence = useSentences('sample-texts');
  const last = useWindow((state) => state.lastSample);
  const sendSample = useWindow((state) => state.sendSample);
  const openEditor = useWindow((state) => state.openEditor);
  const openPlay = useWindow((state) => state.openPlayOfSample);
  const [request, setRequest] = useState<SampleRequest>(last);
  const { name } = request;
  const { title, about, source } = sampleOf(name);
  return (
    <Dialog title={t('title')} isWide onClose={onClose}>
      <form
        className="samples"
        onSubmit={(event) => {
          event.preventDefault();
          const { name: chosen, ...options } = request;
          inBackground(sendSample(chosen, options));
          onClose();
        }}
      >
        <SampleChoice
          value={name}
          onChange={(chosen) => setRequest({ ...request, name: chosen })}
        />
        <div className="samples-side">
          <div className="samples-about" aria-live="polite">
            <h3>{sentence(`${name}.title`, title)}</h3>
            <p>{sentence(`${name}.about`, about)}</p>
            <p className="samples-note">{t(`sourceHint.${source}`)}</p>
          </div>
          <SampleOptionFields request={request} onChange={setRequest} />
          <div className="samples-actions">
            <Button
              icon={Pencil}
              onClick={() => {
                onClose();
                openEditor({ sample: name });
              }}
            >
              {t('edit')}
            </Button>
            <Button
              icon={History}
              onClick={() => {
                onClose();
                openPlay(name);
              }}
            >
              {t('play:open')}
            </Button>
            <Button type="submit" variant="primary" icon={Send}>
              {t('send')}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
