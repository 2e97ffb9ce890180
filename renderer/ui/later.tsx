import { RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import type { FunctionComponent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore, useStore, type StoreApi } from 'zustand';
import { bridge } from '../bridge.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { EmptyState } from './empty-state.tsx';
import { inBackground } from './failures.ts';
import './later.css';

interface Loading<Parts> {
  /** `null` until they are loaded. */
  readonly parts: Parts | null;
  readonly isFailed: boolean;
}

/** Parts of the window whose code is loaded after the first paint. */
export interface LaterCode<Parts> {
  readonly loading: StoreApi<Loading<Parts>>;
  /** Loads them, unless that was tried: Chromium remembers a file that it did not get until the page is loaded again. */
  readonly load: () => void;
}

/** @param importParts imports their file. This is the only way in which code of the window is loaded later. */
export function laterCode<Parts>(importParts: () => Promise<Parts>): LaterCode<Parts> {
  const loading = createStore<Loading<Parts>>()(() => ({ parts: null, isFailed: false }));
  let isTried = false;

  async function load(): Promise<void> {
    if (isTried) return;
    isTried = true;
    try {
      loading.setState({ parts: await importParts(), isFailed: false });
    } catch (error) {
      // The console is in the log.
      console.error(error);
      loading.setState({ isFailed: true });
    }
  }
  return { loading, load: () => void load() };
}

/** Loads code once the window has nothing else to do. @param isDue from then on. @returns whether it is there. */
export function usePreloaded<Parts>(code: LaterCode<Parts>, isDue = true): boolean {
  useEffect(() => {
    if (!isDue) return;
    const waiting = requestIdleCallback(code.load);
    return () => cancelIdleCallback(waiting);
  }, [code, isDue]);
  return useStore(code.loading, ({ parts }) => parts !== null);
}

/**
 * A part of a pane.
 *
 * @param Waiting shown until it is loaded; otherwise words after a moment.
 */
export function laterPart<Parts, Props extends object>(
  code: LaterCode<Parts>,
  choose: (parts: Parts) => FunctionComponent<Props>,
  Waiting: FunctionComponent = LoadingWords,
): FunctionComponent<Props> {
  return later(
    code,
    choose,
    () => <Waiting />,
    () => <NotLoaded />,
  );
}

export interface Closable {
  readonly onClose: () => void;
}

/**
 * A dialog. While it is loaded, another one takes its place: keys and clicks get no further, and Escape closes it. One that
 * can't be loaded says so in a dialog.
 */
export function laterDialog<Parts, Props extends object>(
  code: LaterCode<Parts>,
  choose: (parts: Parts) => FunctionComponent<Props>,
): FunctionComponent<Props & Closable> {
  return later<Parts, Props & Closable>(
    code,
    choose,
    ({ onClose }) => <DialogLoading onClose={onClose} />,
    ({ onClose }) => <DialogNotLoaded onClose={onClose} />,
  );
}

function later<Parts, Props extends object>(
  { loading, load }: LaterCode<Parts>,
  choose: (parts: Parts) => FunctionComponent<Props>,
  waiting: (props: Props) => ReactNode,
  failed: (props: Props) => ReactNode,
): FunctionComponent<Props> {
  return function Later(props: Props) {
    const { parts, isFailed } = useStore(loading);
    useEffect(load, []);
    if (parts === null) return isFailed ? failed(props) : waiting(props);
    const Part = choose(parts);
    return <Part {...props} />;
  };
}

/** Invisible at first: most parts are there before anybody could read it. */
function LoadingWords() {
  const { t } = useTranslation('window');
  return (
    <p className="later-loading" role="status">
      {t('unloaded.loading')}
    </p>
  );
}

function DialogLoading({ onClose }: Closable) {
  const { t } = useTranslation('window');
  return (
    <Dialog title={t('unloaded.loading')} isLoading onClose={onClose}>
      <div className="later-opening" aria-hidden />
    </Dialog>
  );
}

function NotLoaded() {
  const { t } = useTranslation('window');
  return (
    <EmptyState title={t('unloaded.title')} action={<ReloadButton />}>
      <p>{t('unloaded.text')}</p>
    </EmptyState>
  );
}

function DialogNotLoaded({ onClose }: Closable) {
  const { t } = useTranslation('window');
  return (
    <Dialog title={t('unloaded.title')} onClose={onClose}>
      <div className="later-failed">
        <p>{t('unloaded.text')}</p>
        <ReloadButton />
      </div>
    </Dialog>
  );
}

function ReloadButton() {
  const { t } = useTranslation('window');
  return (
    <Button icon={RotateCw} onClick={() => inBackground(bridge.call('window.reload'))}>
      {t('unloaded.reload')}
    </Button>
  );
}
