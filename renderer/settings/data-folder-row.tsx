import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataActions } from '../../shared/data-actions.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { SenderText } from '../ui/sender-text.tsx';

/** Where the data folder is, and what can be done with it as a whole. */
export function DataFolderRow() {
  const { t } = useTranslation('settings');
  const [path, setPath] = useState('');
  useEffect(() => inBackground(bridge.call('data.folder').then(setPath)), []);
  return (
    <div className="setting">
      <span>{t('label.dataFolder')}</span>
      <div className="setting-value">
        <p className="setting-hint data-folder-path">
          <SenderText text={path} className="selectable" />
        </p>
        {dataActions.map((action) => (
          <Button key={action} onClick={() => inBackground(bridge.call('data.act', action))}>
            {t(`dataAction.${action}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
