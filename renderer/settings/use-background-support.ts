import { useEffect, useState } from 'react';
import type { BackgroundSupport } from '../../shared/background.ts';
import type { Settings } from '../../shared/settings.ts';
import { bridge } from '../bridge.ts';
import { inBackground } from '../ui/failures.ts';

/** What this system can do while the window is closed; `null` until it is known. It is asked again after a change. */
export function useBackgroundSupport({
  tray,
  badge,
}: Pick<Settings, 'tray' | 'badge'>): BackgroundSupport | null {
  const [support, setSupport] = useState<BackgroundSupport | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const answer = await bridge.call('background.support');
      if (isCurrent) setSupport(answer);
    };
    inBackground(ask());
    return () => {
      isCurrent = false;
    };
  }, [tray, badge]);
  return support;
}
