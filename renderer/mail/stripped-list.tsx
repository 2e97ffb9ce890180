import { useTranslation } from 'react-i18next';
import { groupRemovals, type RemovalGroup } from './stripped-groups.ts';
import type { Removal, CountedRemoval } from './stripped.ts';

/** Names that are listed for each reason at most. */
const maxShownNames = 40;

/** Lists what was removed from the mail, by reason. */
export function RemovalList({ removed }: { readonly removed: readonly CountedRemoval[] }) {
  const { t } = useTranslation('mail-safety');
  const { groups, relevant, total } = groupRemovals(removed);
  if (total === 0) return null;
  return (
    <details className="mail-more">
      <summary>
        {relevant > 0
          ? t('removed.summary', { count: relevant })
          : t('removed.quiet', { count: total })}
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
          {t('removed.item', { count: item.count, name: sourceForm(item) })}
        </dd>
      ))}
      {more > 0 && <dd>{t('removed.item', { count: more, name: '…' })}</dd>}
    </>
  );
}

/** As written in the source. */
function sourceForm({ what, name }: Removal): string {
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
