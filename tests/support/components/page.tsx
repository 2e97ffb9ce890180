import { createInstance } from 'i18next';
import { StrictMode, useId, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { Button } from '../../../renderer/ui/button.tsx';
import { Dialog } from '../../../renderer/ui/dialog.tsx';
import { ignoreComposingKeys } from '../../../renderer/ui/keys.ts';
import { laterCode, laterDialog } from '../../../renderer/ui/later.tsx';
import { Menu } from '../../../renderer/ui/menu.tsx';
import { Segmented } from '../../../renderer/ui/segmented.tsx';
import { Tabs } from '../../../renderer/ui/tabs.tsx';
import { useDraft } from '../../../renderer/ui/use-draft.ts';
import window from '../../../resources/locales/en/window.json';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';

/** The window's parts, each beside a list of what it reported, in the order in which that happened. */

declare global {
  var reports: string[];
  var loadLater: () => void;
}
globalThis.reports = [];
const report = (what: string) => void globalThis.reports.push(what);

function DraftField({
  label,
  lines = false,
}: {
  readonly label: string;
  readonly lines?: boolean;
}) {
  const id = useId();
  const [saved, setSaved] = useState('saved');
  const { field } = useDraft({
    saved,
    save: (text) => {
      if (text !== saved) report(`${label} saved ${text}`);
      setSaved(text);
    },
  });
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      {lines ? <textarea id={id} {...field} /> : <input id={id} {...field} />}
    </p>
  );
}

function Outer({ onClose }: { readonly onClose: () => void }) {
  const [isInnerOpen, setInnerOpen] = useState(false);
  return (
    <Dialog title="Outer" onClose={onClose}>
      <p>Words to press on</p>
      <DraftField label="Line" />
      <DraftField label="Lines" lines />
      <label>
        File
        <input type="file" />
      </label>
      <select aria-label="Choice">
        <option>one</option>
        <option>two</option>
      </select>
      <Menu
        trigger={<button>Menu in it</button>}
        items={[{ label: 'Item', onSelect: () => report('item') }]}
      />
      <Button onClick={() => setInnerOpen(true)}>Open inner</Button>
      {isInnerOpen && (
        <Dialog
          title="Inner"
          onClose={() => {
            report('inner closed');
            setInnerOpen(false);
          }}
        >
          <DraftField label="Inner line" />
        </Dialog>
      )}
    </Dialog>
  );
}

const views = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
  { value: 'three', label: 'Three' },
];

function Loaded({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Loaded" onClose={onClose}>
      <p>Here it is</p>
    </Dialog>
  );
}

/** Code that is loaded when a test says so, and code whose file is gone. */
const arriving = Promise.withResolvers<typeof Loaded>();
globalThis.loadLater = () => arriving.resolve(Loaded);
const LaterDialog = laterDialog(
  laterCode(() => arriving.promise),
  (part) => part,
);
const GoneDialog = laterDialog(
  laterCode(() => Promise.reject<typeof Loaded>(new Error('no file'))),
  (part) => part,
);

function Page() {
  const [isLaterOpen, setLaterOpen] = useState(false);
  const [isGoneOpen, setGoneOpen] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [view, setView] = useState('one');
  const [tab, setTab] = useState('one');
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open outer</Button>
      <Button>Beside</Button>
      <Button onClick={() => setLaterOpen(true)}>Open later</Button>
      {isLaterOpen && <LaterDialog onClose={() => setLaterOpen(false)} />}
      <Button onClick={() => setGoneOpen(true)}>Open gone</Button>
      {isGoneOpen && <GoneDialog onClose={() => setGoneOpen(false)} />}
      {isOpen && (
        <Outer
          onClose={() => {
            report('outer closed');
            setOpen(false);
          }}
        />
      )}
      <Menu
        trigger={<button>Menu</button>}
        items={[
          { label: 'First', onSelect: () => report('first') },
          { label: 'Disabled', disabled: true, onSelect: () => report('disabled') },
          { label: 'Last', onSelect: () => report('last') },
        ]}
      />
      <Segmented
        label="View"
        options={views}
        value={view}
        onChange={(next) => {
          report(`view ${next}`);
          setView(next);
        }}
      />
      <Tabs
        label="Tabs"
        tabs={views.map((one) => ({ ...one, content: `Content of ${one.label}` }))}
        value={tab}
        onChange={(next) => {
          report(`tab ${next}`);
          setTab(next);
        }}
      />
    </>
  );
}

ignoreComposingKeys(globalThis.window);
const words = createInstance({ lng: 'en', defaultNS: 'window', resources: { en: { window } } });
void words.use(initReactI18next).init();
const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <Page />
    </I18nextProvider>
  </StrictMode>,
);
