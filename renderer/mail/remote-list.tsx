import { ScanEye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { shown } from '../../shared/hidden-characters.ts';
import { inBackground } from '../ui/failures.ts';
import { shortAddress } from './addresses.ts';
import { emptyLoad } from './mail-store.ts';
import { groupByHost, looksPersonal, withoutTracking } from './remote-groups.ts';
import type { RemoteGroup } from './remote-groups.ts';
import type { RemoteReference } from './remote.ts';
import { useMail } from './use-mail.ts';

/** Addresses that are listed at most. */
const maxShownReferences = 200;

interface RemoteListProps {
  readonly id: number;
  readonly remote: readonly RemoteReference[];
  readonly remoteCount: number;
}

/** Lists every address that would be fetched, by host. */
export function RemoteList({ id, remote, remoteCount }: RemoteListProps) {
  const { t } = useTranslation('mail');
  const listed = remote.slice(0, maxShownReferences);
  return (
    <div className="remote-list">
      {groupByHost(listed).map((group) => (
        <Host key={group.host} id={id} group={group} />
      ))}
      {remoteCount > listed.length && (
        <p className="mail-muted">{t('firstOf', { shown: listed.length, count: remoteCount })}</p>
      )}
      <p className="mail-muted">{t('remote.how')}</p>
    </div>
  );
}

function Host({ id, group }: { readonly id: number; readonly group: RemoteGroup }) {
  const { t } = useTranslation('mail');
  const { host, references } = group;
  const load = useMail((state) => state.load);
  const allowHost = useMail((state) => state.allowHost);
  const allowed = useMail((state) => state.hosts.has(host));
  const busy = useMail((state) => (state.loads.get(id) ?? emptyLoad).running !== null);
  const loadable = withoutTracking(references);
  return (
    <section className="remote-host" aria-label={shown(host)}>
      <div className="remote-host-line">
        <span className="mono remote-host-name selectable">
          <SenderText text={host} />
        </span>
        <label className="remote-always">
          <input
            type="checkbox"
            checked={allowed}
            onChange={({ target }) => {
              allowHost(host, target.checked);
              if (target.checked) inBackground(load(id, loadable));
            }}
          />
          {t('remote.always')}
        </label>
        {loadable.length > 0 && (
          <Button
            disabled={busy}
            aria-label={t('remote.loadHost', { host })}
            onClick={() => inBackground(load(id, loadable))}
          >
            {t('remote.load')}
          </Button>
        )}
      </div>
      <ul>
        {references.map((reference) => (
          <Item
            key={`${reference.kind} ${reference.url}`}
            id={id}
            reference={reference}
            busy={busy}
          />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  readonly id: number;
  readonly reference: RemoteReference;
  readonly busy: boolean;
}

function Item({ id, reference, busy }: ItemProps) {
  const { t } = useTranslation('mail');
  const load = useMail((state) => state.load);
  const fault = useMail((state) => state.loads.get(id)?.faults.get(reference.url));
  const { kind, url, tracking } = reference;
  return (
    <li className="remote-item">
      <span className="mail-muted">{t(`remote.kind.${kind}`)}</span>
      <span className="mail-address mono selectable">
        <SenderText text={shortAddress(url)} />
      </span>
      {tracking !== null && (
        <span className="remote-tracker">
          <ScanEye size={14} aria-hidden />
          {t(`remote.tracking.${tracking}`)}
        </span>
      )}
      {tracking === null && looksPersonal(url) && (
        <span className="mail-muted">{t('remote.personal')}</span>
      )}
      {fault !== undefined && (
        <span className="remote-fault">
          {t(`remote.fault.${fault.code}`)} <SenderText text={fault.detail} />
        </span>
      )}
      {(tracking !== null || fault !== undefined) && (
        <Button
          variant="quiet"
          disabled={busy}
          aria-label={t(fault === undefined ? 'remote.anywayOne' : 'remote.againOne', {
            address: shortAddress(url),
          })}
          onClick={() => inBackground(load(id, [reference]))}
        >
          {fault === undefined ? t('remote.anyway') : t('remote.again')}
        </Button>
      )}
    </li>
  );
}
