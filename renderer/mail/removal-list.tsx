import { useTranslation } from 'react-i18next';
import { groupRemovals, type RemovalGroup } from './removal-groups.ts';
import type { Removal, CountedRemoval } from './removals.ts';

/** Names drawn for each reason at most. */
const maxShownNames = 40;

/** What of the mail did not reach its reader, and why. */
export function RemovalList({ removed }: { readonly removed: readonly CountedRemoval[] }) {
  const { t } = useTranslation('mail-safety');
  const { groups, loud, total } = groupRemovals(removed);
  if (total === 0) return null;
  return (
    <details className="mail-more">
      <summary>
        {loud > 0 ? t('removed.summary', { count: loud }) : t('removed.quiet', { count: total })}
      </summary>
      <dl className="mail-removed">
        {groups.map((group) => (
          <Reason key={group.why} group={group} />
        ))}
      </dl>
    </details>
  );
}

function Reason({ group: { why, items } }: { readonly group: RemovalGroup }) {
  const { t } = useTranslation('mail-safety');
  const shown = items.slice(0, maxShownNames);
  const more = items.slice(maxShownNames).reduce((total, { count }) => total + count, 0);
  return (
    <>
      <dt>{t(`removed.reason.${why}`)}</dt>
      {shown.map((item) => (
        <dd key={`${item.what} ${item.name}`} className="selectable">
          {t('removed.item', { count: item.count, name: spelled(item) })}
        </dd>
      ))}
      {more > 0 && <dd>{t('removed.item', { count: more, name: '…' })}</dd>}
    </>
  );
}

/** As the source spells it. */
function spelled({ what, name }: Removal): string {
  switch (what) {
    case 'element':
      return `<${name}>`;
    case 'comment':
      return `<!-- ${name} -->`;
    case 'attribute':
    case 'style':
    case 'address':
      return name;
  }
}
