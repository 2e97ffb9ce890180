import type { RemoteReference } from './remote.ts';

/** The references to one host. */
export interface RemoteGroup {
  readonly host: string;
  readonly references: readonly RemoteReference[];
}

/** Groups references by host and port, in the order of the mail. */
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

/** The references that "Load" fetches: all except tracking pixels. */
export function withoutTracking(remote: readonly RemoteReference[]): readonly RemoteReference[] {
  return remote.filter(({ tracking }) => tracking === null);
}

export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** Whether an address looks unique to one recipient, so that fetching it identifies them. This is a guess. */
export function looksPersonal(url: string): boolean {
  const { pathname = '', search = '' } = URL.parse(url) ?? {};
  const text = pathname + search;
  return containsMixedRun(text) || text.split(/[\s/=&]+/).some(containsMailAddress);
}

/** A long run of mixed letters and digits. */
function containsMixedRun(text: string): boolean {
  return (text.match(/[\w-]{24,}/g) ?? []).some((run) => /\d/.test(run) && /[a-z]/i.test(run));
}

/** An e-mail address; `@2x.` is an image for high-density screens. */
function containsMailAddress(text: string): boolean {
  const [before = '', ...hosts] = text.split(/@|%40/);
  return hosts.some(
    (host, index) => (index > 0 || before !== '') && /^(?!\dx\.)[\w.-]+\.\w/i.test(host),
  );
}
