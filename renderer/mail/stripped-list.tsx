import { useTranslation } from 'react-i18next';
import { groupStripped, type StrippedGroup } from './stripped-groups.ts';
import type { StrippedItem, CountedStrippedItem } from './stripped.ts';

/** Names that are listed for each reason at most. */
const maxShownNames = 40;

/** Lists what was stripped from the mail, by reason. */
export function StrippedList({ stripped }: { readonly stripped: readonly CountedStrippedItem[] }) {
  const { t } = useTranslation('mail-safety');
  const { groups, relevant, total } = groupStripped(stripped);
  if (total === 0) return null;
  return (
    <details className="mail-part" open={relevant > 0}>
      <summary>
        {relevant > 0
          ? t('stripped.summary', { count: relevant })
          : t('stripped.quiet', { count: total })}
      </summary>
      <dl className="mail-stripped">
        {groups.map((group) => (
          <Reason key={group.why} group={group} />
        ))}
      </dl>
    </details>
  );
}

function Reason({ group: { why, items } }: { readonly group: StrippedGroup }) {
  const { t } = useTranslation('mail-safety');
  const shown = items.slice(0, maxShownNames);
  const more = items.slice(maxShownNames).reduce((total, { count }) => total + count, 0);
  return (
    <>
      <dt>{t(`stripped.reason.${why}`)}</dt>
      {shown.map((item) => (
        <dd key={`${item.what} ${item.name}`} className="selectable">
          {t('stripped.item', { count: item.count, name: sourceForm(item) })}
        </dd>
      ))}
      {more > 0 && <dd>{t('stripped.item', { count: more, name: '…' })}</dd>}
    </>
  );
}

/** As written in the source. */
function sourceForm({ what, name }: StrippedItem): string {
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
