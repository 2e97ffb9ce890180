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

/** A long run of letters and digits mixed, or an address of a person. */
const unique = /(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{24,}|[^\s/=&]+(?:@|%40)(?!\dx\.)[\w.-]+\.\w/i;

/** Whether an address looks as if it were made for one reader: whoever fetches it says who they are. A guess. */
export function looksPersonal(url: string): boolean {
  const { pathname = '', search = '' } = URL.parse(url) ?? {};
  return unique.test(pathname + search);
}
