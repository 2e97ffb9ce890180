import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { Button } from './button.tsx';
import { inBackground } from './failures.ts';

/** Shows a file that was saved in its folder. @param file the number that saving it returned. */
export function ShowInFolder({ file }: { readonly file: number }) {
  const { t } = useTranslation('window');
  const [isGone, setIsGone] = useState(false);

  async function show() {
    setIsGone(!(await bridge.call('file.show', { file })));
  }

  return (
    <Button variant="quiet" icon={FolderOpen} onClick={() => inBackground(show())}>
      {t(isGone ? 'savedFile.gone' : 'savedFile.show')}
    </Button>
  );
}
