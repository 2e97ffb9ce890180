import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import './search-help.css';

/** Examples of queries, the most useful first (docs/search.md). */
const examples = {
  words: 'invoice paid',
  phrase: '"invoice paid"',
  not: '-test',
  kind: 'kind:email',
  to: 'to:+34600',
  from: 'from:ann@',
  subject: 'subject:"your order"',
  message: 'message:hello',
  contact: 'contact:GKBhT6Bf',
  location: 'location:GKAWb4yu7A4LSc0skQ6g',
  provider: 'provider:61b87d0b3e9b7c0a1f2d3e4f',
  problem: 'has:problem',
  issue: 'has:issue',
  issueCode: 'issue:phone',
  attachment: 'has:attachment',
  pinned: 'is:pinned',
  imported: 'is:imported',
  duplicate: 'is:duplicate',
  stray: 'is:stray',
  body: 'is:truncated',
  browser: 'is:browser',
  signature: 'signature:valid',
  method: 'method:post',
  status: 'status:4xx',
  forwarded: 'forwarded:5xx',
  destination: 'to-destination:"My server"',
  after: 'after:today',
  before: 'before:2026-11-22T10:00',
  larger: 'larger:10kb',
  id: 'id:42',
} as const;

/** The dialog that explains the search box by examples. */
export function SearchHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const names = Object.keys(examples) as (keyof typeof examples)[];
  return (
    <Dialog title={t('searchHelp.title')} isWide onClose={onClose}>
      <div className="search-help">
        <p>{t('searchHelp.all')}</p>
        <dl>
          {names.map((name) => (
            <div key={name}>
              <dt>
                <code className="selectable">{examples[name]}</code>
              </dt>
              <dd>{t(`searchHelp.finds.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
