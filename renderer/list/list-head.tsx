import { ArrowUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { useFollowNewest, type Following } from './use-follow-newest.ts';
import './list-head.css';

/** Above the first row, in a place of its own: how many requests came since the user looks at older ones, and whether the newest is followed. */
export function ListHead() {
  const following = useFollowNewest();
  return (
    <div className="list-head">
      <FreshRows following={following} />
      <FollowSwitch following={following} />
    </div>
  );
}

/** Says how many rows were added above, and leads to them. The key Home does so, too. */
function FreshRows({ following }: { readonly following: Following }) {
  const { t, i18n } = useTranslation(['list', 'window']);
  const fresh = useWindow((state) => state.view.fresh);
  const selectAt = useWindow((state) => state.selectAt);
  const scrollTo = useWindow((state) => state.scrollTo);
  const isAway = following === 'away';
  const count = formatNumber(fresh, i18n.language);
  const text = t('window:list.fresh', { count: fresh, shown: count });
  return (
    <>
      <Announced text={fresh === 0 ? '' : t('freshSpoken', { fresh: text })} />
      {(fresh > 0 || isAway) && (
        <Button
          variant="quiet"
          className="list-fresh"
          icon={ArrowUp}
          title={t(isAway ? 'resumeHint' : 'freshHint')}
          onClick={() => (isAway ? selectAt(0) : scrollTo(0))}
        >
          {fresh > 0 ? text : t('resume')}
        </Button>
      )}
    </>
  );
}

/** Milliseconds between two announcements: each arrival would interrupt the one before. */
const announcedEveryMs = 5_000;

/** Tells screen readers a text that changes often, now and then. */
function Announced({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), said === '' ? 0 : announcedEveryMs);
    return () => clearTimeout(timer);
  }, [text, said]);
  return (
    <span role="status" className="visually-hidden">
      {said}
    </span>
  );
}

function FollowSwitch({ following }: { readonly following: Following }) {
  const { t } = useTranslation('list');
  const changeSettings = useWindow((state) => state.changeSettings);
  const isOn = following !== 'off';
  return (
    <button
      type="button"
      role="switch"
      className="follow-switch"
      aria-checked={isOn}
      title={t(`follow.${following}`)}
      onClick={() => inBackground(changeSettings({ followNewest: !isOn }))}
    >
      {t(following === 'away' ? 'follow.paused' : 'follow.label')}
    </button>
  );
}
