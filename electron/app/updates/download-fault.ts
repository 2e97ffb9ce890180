import type { UpdateFault } from '../../../shared/updates.ts';

const byCode: Readonly<Record<string, UpdateFault>> = {
  ERR_CHECKSUM_MISMATCH: 'tampered',
  ERR_UPDATER_INVALID_SIGNATURE: 'unsigned',
  ENOSPC: 'not-written',
  EACCES: 'not-written',
  EPERM: 'not-written',
  EROFS: 'not-written',
  EDQUOT: 'not-written',
};

/** What the failure of a download means. */
export function downloadFault(error: unknown): UpdateFault {
  if (!(error instanceof Error)) return 'cut';
  const code = 'code' in error ? String(error.code) : '';
  const known = byCode[code];
  if (known !== undefined) return known;
  if (/code ?signature|not signed|squirrel/i.test(error.message)) return 'unsigned';
  if (/, status \d{3}/.test(error.message)) return 'refused';
  return /net::ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|CONNECTION_REFUSED|PROXY_)/.test(
    error.message,
  )
    ? 'offline'
    : 'cut';
}
