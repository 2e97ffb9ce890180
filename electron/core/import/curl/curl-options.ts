/** Options of curl that an import understands, by their long name. */
export const readOptions = {
  request: 'X',
  header: 'H',
  data: 'd',
  'data-ascii': null,
  'data-raw': null,
  'data-binary': null,
  'data-urlencode': null,
  json: null,
  form: 'F',
  'form-string': null,
  user: 'u',
  'user-agent': 'A',
  referer: 'e',
  cookie: 'b',
  url: null,
  'url-query': null,
  'upload-file': 'T',
  'oauth2-bearer': null,
} as const;

/** Options without a value that change the request. */
export const switches = {
  get: 'G',
  head: 'I',
  'http1.0': '0',
  'http1.1': null,
  http2: null,
  http3: null,
} as const;

/**
 * Other options that have a value. It must be known which do, because the word after one is its value and no address
 * (https://curl.se/docs/manpage.html, curl 8.17).
 */
const withValue =
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
  connect-to continue-at cookie-jar create-file-mode crlfile curves data-dir delegation dns-interface dns-ipv4-addr
  dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout
  ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip
  help hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time key key-type krb libcurl
  limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy
  output output-dir parallel-max parallel-max-host pass pinnedpubkey postquote preproxy prequote proto proto-default
  proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key
  proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword
  proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate resolve retry retry-delay retry-max-time
  sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time
  stderr telnet-option tftp-blksize time-cond tls-earlydata tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace
  trace-ascii trace-config unix-socket variable vlan-priority write-out`.split(/\s+/);

export const ignoredWithValue: ReadonlySet<string> = new Set(withValue);

/** The letters of those options that have a value. */
export const ignoredLetters: ReadonlySet<string> = new Set('CDEKPQUYcmortwxyz');

const nameByLetter: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...readOptions, ...switches }).flatMap(([name, letter]) =>
    letter === null ? [] : [[letter, name]],
  ),
);

/** The long name of an option that is given by its letter; `null` for one that changes nothing. */
export function nameOfLetter(letter: string): string | null {
  return nameByLetter.get(letter) ?? null;
}
