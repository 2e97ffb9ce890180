import { Forward, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispatch } from '../../../shared/dispatches.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Loaded } from '../shared/loaded.tsx';
import type { InspectorCall } from '../shared/use-call.ts';
import { DispatchEntry } from './dispatch-entry.tsx';
import { previousTo } from './previous-dispatch.ts';
import './forwarded.css';

/** Entries that are shown until the user asks for the others. */
const shownAtFirst = 50;

interface ForwardedTabProps {
  readonly id: number;
  readonly call: InspectorCall<readonly Dispatch[]>;
}

/** Every server that the request was sent to, the newest sending first, and what each answered. */
export function ForwardedTab({ id, call }: ForwardedTabProps) {
  return (
    <Loaded call={call}>
      {(dispatches) =>
        dispatches.length === 0 ? <NeverSent id={id} /> : <Entries dispatches={dispatches} />
      }
    </Loaded>
  );
}

function Entries({ dispatches }: { readonly dispatches: readonly Dispatch[] }) {
  const { t, i18n } = useTranslation('dispatches');
  const [isWhole, setIsWhole] = useState(false);
  /** What the user opened or closed; the newest entry is open until then. */
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const newestFirst = dispatches.toReversed();
  const shown = isWhole ? newestFirst : newestFirst.slice(0, shownAtFirst);
  const newest = newestFirst[0]?.id;
  return (
    <div className="forwarded">
      <ol className="forwarded-list" aria-label={t('tab.list')}>
        {shown.map((dispatch) => {
          const isOpen = toggled.get(dispatch.id) ?? dispatch.id === newest;
          return (
            <li key={dispatch.id}>
              <DispatchEntry
                dispatch={dispatch}
                previous={previousTo(dispatch, dispatches)}
                isOpen={isOpen}
                onToggle={() => setToggled(new Map(toggled).set(dispatch.id, !isOpen))}
              />
            </li>
          );
        })}
      </ol>
      {shown.length < newestFirst.length && (
        <p className="detail-pad">
          <Button onClick={() => setIsWhole(true)}>
            {t('tab.showAll', { shown: formatNumber(newestFirst.length, i18n.language) })}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Says that the request was sent to no server, with the next steps. */
function NeverSent({ id }: { readonly id: number }) {
  const { t } = useTranslation('dispatches');
  const openSendAgain = useWindow((state) => state.openSendAgain);
  const openDestinations = useWindow((state) => state.openDestinations);
  const hasDestinations = useWindow(
    (state) => (state.inspector?.settings.destinations.length ?? 0) > 0,
  );
  return (
    <EmptyState
      title={t('tab.none.title')}
      action={
        <>
          <Button icon={Send} onClick={() => openSendAgain({ ids: [id] })}>
            {t('tab.sendAgain')}
          </Button>
          {!hasDestinations && (
            <Button icon={Forward} onClick={openDestinations}>
              {t('tab.setUp')}
            </Button>
          )}
        </>
      }
    >
      {t(hasDestinations ? 'tab.none.notForwarded' : 'tab.none.text')}
    </EmptyState>
  );
}
