import { randomBytes } from 'node:crypto';
import type { Session } from 'electron';
import { appOrigin } from './origins.ts';
import { serveScheme } from './serve-scheme.ts';

/** How many staged mails stay valid: those of the last few requests that were opened. */
const maxStaged = 8;

const headersWith = (imageSource: 'data:' | "'none'") => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `img-src ${imageSource}`,
    'font-src data:',
    "style-src 'unsafe-inline'",
    'sandbox',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${appOrigin}`,
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
});

const headers = headersWith('data:');
const imagelessHeaders = headersWith("'none'");

/** Sanitized HTML, and whether its policy allows images. */
interface StagedMail {
  readonly html: string;
  readonly images: boolean;
  /** Links whose words name another site: the address, and the host that is named. */
  readonly named: readonly (readonly [href: string, host: string])[];
}

export interface StagedMails {
  /** Takes sanitized HTML. @returns the address at which it is served. */
  readonly stage: (mail: StagedMail) => string;
  /** Lets another session load them too. */
  readonly serveIn: (session: Session) => void;
  /** The other site that the words of a link to this address name, in any staged mail. */
  readonly namedBy: (href: string) => string | null;
  /** Whether a mail is served at exactly this address. */
  readonly isStaged: (address: string) => boolean;
}

/**
 * Serves staged mails as `mail://ID/`, under a policy of their own: inline styles, no script, no network, no origin.
 *
 * @param ours the session that can load them from the beginning.
 */
export function serveMailScheme(ours: Session): StagedMails {
  const mails = new Map<string, StagedMail>();
  const stagedAt = (address: string) => {
    const { host, href } = new URL(address);
    return href === `mail://${host}/` ? mails.get(host) : undefined;
  };

  function serveIn({ protocol }: Session): void {
    serveScheme(protocol, 'mail', ({ url, method }) => {
      // A place within the mail is the frame's matter.
      const mail = method === 'GET' ? stagedAt(url.split('#', 1)[0] ?? '') : undefined;
      return mail === undefined
        ? { status: 404, headers, body: null }
        : { status: 200, headers: mail.images ? headers : imagelessHeaders, body: mail.html };
    });
  }
  serveIn(ours);

  return {
    serveIn,
    stage: (mail) => {
      const id = randomBytes(16).toString('hex');
      mails.set(id, mail);
      for (const oldest of [...mails.keys()].slice(0, -maxStaged)) mails.delete(oldest);
      return `mail://${id}/`;
    },
    namedBy: (href) => {
      for (const { named } of mails.values())
        for (const [address, host] of named) if (address === href) return host;
      return null;
    },
    isStaged: (address) => URL.canParse(address) && stagedAt(address) !== undefined,
  };
}
