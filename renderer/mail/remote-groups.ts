import type { RemoteReference } from './remote.ts';

/** What would be asked of one host. */
export interface RemoteGroup {
  readonly host: string;
  readonly references: readonly RemoteReference[];
}

/** By host, in the order of the message. */
export function groupByHost(remote: readonly RemoteReference[]): readonly RemoteGroup[] {
  const groups = new Map<string, RemoteReference[]>();
  for (const reference of remote) {
    const host = hostOf(reference.url);
    const group = groups.get(host) ?? [];
    groups.set(host, group);
    group.push(reference);
  }
  return [...groups].map(([host, references]) => ({ host, references }));
}

/** What "load" means without more: all that is not there to tell the sender that the mail was opened. */
export function withoutTracking(remote: readonly RemoteReference[]): readonly RemoteReference[] {
  return remote.filter(({ tracking }) => tracking === null);
}

export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** Whether an address looks as if it were made for one reader: whoever fetches it says who they are. A guess. */
export function looksPersonal(url: string): boolean {
  const { pathname = '', search = '' } = URL.parse(url) ?? {};
  const text = pathname + search;
  return containsMixedRun(text) || text.split(/[\s/=&]+/).some(containsMailAddress);
}

/** A long run of letters and digits mixed. */
function containsMixedRun(text: string): boolean {
  return (text.match(/[\w-]{24,}/g) ?? []).some((run) => /\d/.test(run) && /[a-z]/i.test(run));
}

/** The address of a person; `@2x.` names a picture for dense screens. */
function containsMailAddress(text: string): boolean {
  const [before = '', ...hosts] = text.split(/@|%40/);
  return hosts.some(
    (host, index) => (index > 0 || before !== '') && /^(?!\dx\.)[\w.-]+\.\w/i.test(host),
  );
}
